import { useEffect } from 'react';
import { beginTour } from '../../domain/tour/player.ts';
import type { Tour } from '../../schemas/tours.ts';
import { actOnTour } from '../../state/stores/act-on-tour.ts';
import type { AppState } from '../../state/stores/app-state.ts';
import { useAppState, useTour, useView } from '../../state/hooks.tsx';

const TICK_MS = 250;

/** Whether the time of a tour stands: something lies over the map, or nobody can see the page. */
export function isTourHeld(state: AppState): boolean {
  return (
    document.hidden ||
    state.view.getState().view.page !== 'map' ||
    state.view.getState().view.audit !== null ||
    state.tour.getState().overlay !== null ||
    state.interface.getState().dialog !== null
  );
}

/**
 * Lets a tour run as long as it is shown: it begins at the stop of the link and stands there, or at the first one and
 * plays. The stop goes into the link, and a link that is followed moves the tour. While the page is covered it stands.
 */
export function useTourPlayer(tour: Tour): void {
  const state = useAppState();
  useEffect(() => {
    const { view, tour: store } = state;
    const { stop } = view.getState().view.tour;
    const durationsMs = tour.stops.map(({ seconds }) => seconds * 1000);
    const player = beginTour((stop ?? 1) - 1, durationsMs.length, stop === null, performance.now());
    store.getState().begin(player, durationsMs);
    const tick = (): void => {
      const { player: now, begin } = store.getState();
      const at = performance.now();
      // Time that passes while it is held does not count.
      if (isTourHeld(state) && now?.isPlaying === true) begin({ ...now, at }, durationsMs);
      else actOnTour(store, { kind: 'tick' }, at);
    };
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearInterval(timer);
      store.getState().end();
    };
  }, [state, tour]);

  const shown = useTour(({ player }) => player?.stop);
  const linked = useView(({ view }) => view.tour.stop);
  useEffect(() => {
    // A tour that takes the place of another is drawn once with the stop of that one.
    if (shown === undefined || state.tour.getState().player?.stop !== shown) return;
    const { view, change } = state.view.getState();
    if (view.workspace === 'tour' && view.tour.stop !== shown + 1)
      change({ tour: { ...view.tour, stop: shown + 1 } });
  }, [state, shown]);
  useEffect(() => {
    const { player } = state.tour.getState();
    if (linked !== null && player !== null && player.stop !== linked - 1)
      actOnTour(state.tour, { kind: 'goTo', stop: linked - 1 }, performance.now());
  }, [state, linked]);
}
