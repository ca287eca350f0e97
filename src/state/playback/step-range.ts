import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { presetRange } from '../../domain/time/ranges.ts';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import type { AppState } from '../stores/app-state.ts';
import { USUAL_RANGES } from '../view/workspace-presets.ts';
import { chosenRange, moveRange, stopPlayback } from './playback.ts';

/**
 * Moves the time range by one jump of the playback, forward (1) or back (-1), as a step of its own; ends a playback. A range
 * that follows the present has nothing after it; one that is stepped back to the newest report follows again.
 */
export function stepRange(state: AppState, direction: 1 | -1): void {
  const before = presentClause(state);
  stopPlayback(state);
  const { filter } = state;
  const isFollowing = filter.getState().filter.range.kind === 'preset';
  if (isFollowing && direction > 0) return;
  const isAtEnd = moveRange(state, direction * state.view.getState().view.playback.stepMs, 'step');
  if (direction > 0 && isAtEnd && hasLengthOf(state, before))
    filter.getState().change({ range: before }, 'step');
  filter.getState().endGesture();
}

/** Whether the chosen range is as long as that of a preset, whose first minute is whole. */
function hasLengthOf(state: AppState, { preset }: PresetClause): boolean {
  const range = chosenRange(state);
  const data = state.engine.getState().answer?.extent;
  if (!range || !data) return false;
  const followed = presetRange(preset, data.to - 1, data.from);
  return Math.abs(range.to - range.from - (followed.to - followed.from)) < MINUTE_MS;
}

/** A clause that follows the present. */
export type PresetClause = TimeClause & { readonly kind: 'preset' };

/** The last range that followed the present: the chosen one, the one before it was left, or the usual one. */
export function presentClause(state: AppState): PresetClause {
  const { filter, past } = state.filter.getState();
  for (const { range } of [filter, ...past.toReversed()]) if (range.kind === 'preset') return range;
  return { kind: 'preset', preset: USUAL_RANGES[state.view.getState().view.workspace] };
}
