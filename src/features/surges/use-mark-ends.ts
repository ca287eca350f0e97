import { useEffect } from 'react';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import { useAppState } from '../../state/hooks.tsx';
import { unmarkPlace } from '../../state/stores/mark-place.ts';

/** A circle on the map goes by itself: a wall shows the present. */
const SHOWN_MS = 5 * MINUTE_MS;

/** Takes the mark of a place off the map after some minutes, and when the monitor is left. */
export function useMarkEnds(): void {
  const state = useAppState();
  useEffect(() => {
    let timer = 0;
    const stop = state.interface.subscribe(({ deskScene: { marked } }, { deskScene: before }) => {
      if (marked === before.marked) return;
      clearTimeout(timer);
      if (marked !== null) timer = window.setTimeout(() => unmarkPlace(state), SHOWN_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
      unmarkPlace(state);
    };
  }, [state]);
}
