import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { dataAgeMs } from '../../domain/live/data-age.ts';
import { DATA_OLD_AFTER_MS } from '../../domain/live/silence.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import type { AppState } from '../stores/app-state.ts';
import type { Playback, PlaybackFilm } from '../view/view-state.ts';
import { stopPlayback } from './playback.ts';
import { presentClause } from './step-range.ts';

/**
 * How what the page shows stands to the present. `past`: a range that ends before the newest report. `fixed`: one that
 * reaches the newest report and does not move with the next. `axis`: the range follows, but the time axis of the bars ends
 * before the newest report. `old`: it follows the present, of which nothing is known.
 */
export type PresentState =
  | { readonly kind: 'present' }
  | { readonly kind: 'past' | 'fixed' | 'axis'; readonly range: TimeRange }
  | { readonly kind: 'film'; readonly film: PlaybackFilm }
  | { readonly kind: 'old'; readonly sinceMs: number };

/** What the page looks at where it has been turned away from the present. */
export type AwayKind = Exclude<PresentState['kind'], 'present' | 'old'>;

/** Whether the page has been turned away from the present; old data have not turned it. */
export const isAway = (kind: PresentState['kind']): kind is AwayKind => kind !== 'present' && kind !== 'old';

/** What decides how the page stands to the present. Moments are epoch ms. */
export interface FollowingInput {
  readonly range: TimeClause;
  /** The time axis where somebody, or the link, has fixed it. */
  readonly timeExtent: TimeRange | null;
  readonly playback: Pick<Playback, 'playing' | 'film'>;
  /** The moment after the newest report; `null` without data. */
  readonly dataEndMs: number | null;
  /** When any source was last heard; `null` where none was. */
  readonly heardAtMs: number | null;
  /** The present by the server's clock; `undefined` before its first reply. */
  readonly nowMs: number | undefined;
}

const endsBefore = (extent: TimeRange | null, dataEndMs: number | null): extent is TimeRange =>
  extent !== null && dataEndMs !== null && extent.to < dataEndMs;

/** Whether the page follows the present, and what it looks at otherwise. */
export function followingOf(input: FollowingInput): PresentState {
  const { range, timeExtent, playback, dataEndMs, heardAtMs, nowMs } = input;
  if (playback.playing) return { kind: 'film', film: playback.film };
  if (range.kind === 'range') {
    const { from, to } = range;
    return { kind: dataEndMs !== null && to >= dataEndMs ? 'fixed' : 'past', range: { from, to } };
  }
  if (endsBefore(timeExtent, dataEndMs)) return { kind: 'axis', range: timeExtent };
  if (nowMs === undefined) return { kind: 'present' };
  const silences = heardAtMs === null ? [] : [nowMs - heardAtMs];
  const ageMs = dataAgeMs(silences, dataEndMs === null ? null : nowMs - dataEndMs);
  return ageMs !== null && ageMs > DATA_OLD_AFTER_MS
    ? { kind: 'old', sinceMs: nowMs - ageMs }
    : { kind: 'present' };
}

/** Whether somebody or something has turned the page away from the present; old data have not. */
export function isAwayFromPresent(state: AppState): boolean {
  const { playback, timeExtent } = state.view.getState().view;
  if (playback.playing || state.filter.getState().filter.range.kind === 'range') return true;
  return endsBefore(timeExtent, state.engine.getState().answer?.extent?.to ?? null);
}

/** Turns the page to the present again: one step that can be undone. */
export function returnToPresent(state: AppState): void {
  const range = presentClause(state);
  stopPlayback(state);
  if (state.view.getState().view.timeExtent !== null) state.view.getState().change({ timeExtent: null });
  state.filter.getState().change({ range });
}
