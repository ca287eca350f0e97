import { useEffect } from 'react';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { PulseLayer } from '../../map/pulse-layer.ts';
import { useAppState, useView } from '../../state/hooks.tsx';

/** Lets incidents that arrive while the page looks on pulse three times where they happened; in steps where frames are expensive. */
export function usePulses(map: GridlightMap | null, areFramesExpensive: boolean): void {
  const state = useAppState();
  const isOn = useView(({ view }) => view.layers.includes('incidents'));
  useEffect(() => {
    if (map === null || !isOn) return undefined;
    let layer: PulseLayer | undefined;
    let isOver = false;
    // Nothing is new in the first second, so loading the pulse layer waits for the first frame.
    import('../../map/pulse-layer.ts').then(
      ({ PulseLayer: Layer }) => {
        if (!isOver) layer = new Layer(map.map, areFramesExpensive);
      },
      () => undefined,
    );
    const stop = state.live.subscribe(({ newest }, before) => {
      if (newest === before.newest) return;
      const known = new Set(before.newest);
      const fresh = newest.filter((event) => !known.has(event)).toReversed();
      layer?.show(
        fresh.map(({ incident: { eventNo, longitude, latitude, urgency } }) => ({
          id: eventNo,
          longitude,
          latitude,
          tone: urgency === 'emergency' ? 'emergency' : 'new',
        })),
      );
    });
    return () => {
      isOver = true;
      stop();
      layer?.remove();
    };
  }, [map, isOn, areFramesExpensive, state]);
}
