import type { AppState } from '../stores/app-state.ts';
import { isAwayFromPresent, returnToPresent } from './present.ts';
import { watchIdle, type UntouchedPage } from './watch-idle.ts';

/** What holds a wall where it is: an emergency, or a tour that somebody leads. */
function isHeld({ view: store }: AppState): boolean {
  const { view } = store.getState();
  return view.emergency !== null || view.workspace === 'tour';
}

/**
 * Turns a wall that nobody has touched for a while to the present again, whatever has taken it away: a step, a brush, a
 * playback, a link of fixed times, a hidden tab. Returns the function that ends this.
 */
export function watchPresent(state: AppState, page: UntouchedPage): () => void {
  const { filter, view } = state;
  // A link that says play shows its film on purpose, until it ends or a hand ends it.
  let isFilmWanted = view.getState().view.playback.playing;
  return watchIdle(state, page, {
    told: 'returnsIn',
    need: () => {
      isFilmWanted &&= view.getState().view.playback.playing;
      return { isAway: isAwayFromPresent(state), isHeld: isFilmWanted || isHeld(state) };
    },
    undo: () => {
      // No hand has done it: Back does not lead into the past again.
      state.trail.getState().requestClimb();
      returnToPresent(state);
    },
    follow: (look) => [
      filter.subscribe((now, before) => now.filter.range !== before.filter.range && look()),
      view.subscribe((now, before) => now.view.playback.playing !== before.view.playback.playing && look()),
    ],
  });
}
