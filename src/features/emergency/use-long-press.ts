import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { useEffect } from 'react';

/** A finger that rests this long means what a right click means. */
const LONG_MS = 600;

/** Where the map was pressed; `x` and `y` in px of the page. */
export interface MapPress {
  readonly position: readonly [number, number];
  readonly x: number;
  readonly y: number;
}

/** Calls for a right click on the map, and for a finger that rests on it. */
export function useLongPress(map: MapLibreMap | undefined, onPress: (press: MapPress) => void): void {
  useEffect(() => {
    if (map === undefined) return;
    const report = ({ lngLat, originalEvent }: MapMouseEvent | MapTouchEvent): void => {
      const at = 'touches' in originalEvent ? originalEvent.touches[0] : originalEvent;
      if (at !== undefined) onPress({ position: [lngLat.lng, lngLat.lat], x: at.clientX, y: at.clientY });
    };
    let timer = 0;
    const stop = (): void => clearTimeout(timer);
    const press = (event: MapTouchEvent): void => {
      stop();
      if (event.points.length === 1) timer = window.setTimeout(() => report(event), LONG_MS);
    };
    const menu = (event: MapMouseEvent): void => {
      event.originalEvent.preventDefault();
      stop();
      report(event);
    };
    const endings = ['touchend', 'touchcancel', 'touchmove', 'movestart'] as const;
    map.on('contextmenu', menu);
    map.on('touchstart', press);
    for (const ending of endings) map.on(ending, stop);
    return () => {
      stop();
      map.off('contextmenu', menu);
      map.off('touchstart', press);
      for (const ending of endings) map.off(ending, stop);
    };
  }, [map, onPress]);
}
