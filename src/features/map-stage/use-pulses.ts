import { useEffect } from 'react';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { PulseLayer } from '../../map/pulse-layer.ts';
import { useAppState } from '../../state/hooks.tsx';

/** Lets incidents that arrive while the page looks on pulse three times where they happened. */
export function usePulses(map: GridlightMap | null, isOn: boolean): void {
  const state = useAppState();
  useEffect(() => {
    if (map === null || !isOn) return undefined;
    const layer = new PulseLayer(map.map);
    const stop = state.live.subscribe(({ newest }, before) => {
      if (newest === before.newest) return;
      const known = new Set(before.newest);
      const fresh = newest.filter((event) => !known.has(event)).toReversed();
      layer.show(
        fresh.map(({ incident: { eventNo, longitude, latitude, urgency } }) => ({
          id: eventNo,
          longitude,
          latitude,
          tone: urgency === 'emergency' ? 'emergency' : 'new',
        })),
      );
    });
    return () => {
      stop();
      layer.remove();
    };
  }, [map, isOn, state]);
}
