import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { useEffect } from 'react';

/** A finger that rests this long means what a right click means. */
const LONG_MS = 600;

/** Calls with the place of a right click on the map, or of a finger that rests on it; `x` and `y` in px of the page. */
export function useLongPress(
  map: MapLibreMap | undefined,
  onPlace: (place: { position: readonly [number, number]; x: number; y: number }) => void,
): void {
  useEffect(() => {
    if (map === undefined) return;
    const tell = ({ lngLat, originalEvent }: MapMouseEvent | MapTouchEvent): void => {
      const at = 'touches' in originalEvent ? originalEvent.touches[0] : originalEvent;
      if (at !== undefined) onPlace({ position: [lngLat.lng, lngLat.lat], x: at.clientX, y: at.clientY });
    };
    let timer = 0;
    const give = (): void => clearTimeout(timer);
    const press = (event: MapTouchEvent): void => {
      give();
      if (event.points.length === 1) timer = window.setTimeout(() => tell(event), LONG_MS);
    };
    const menu = (event: MapMouseEvent): void => {
      event.originalEvent.preventDefault();
      give();
      tell(event);
    };
    const endings = ['touchend', 'touchcancel', 'touchmove', 'movestart'] as const;
    map.on('contextmenu', menu);
    map.on('touchstart', press);
    for (const ending of endings) map.on(ending, give);
    return () => {
      give();
      map.off('contextmenu', menu);
      map.off('touchstart', press);
      for (const ending of endings) map.off(ending, give);
    };
  }, [map, onPlace]);
}
