import type { TimeRange } from '../../domain/time/ranges.ts';
import { firstFrame, laterFrame, type WeekFilm } from '../../domain/time/week-film.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time/zone.ts';
import type { AppState } from '../stores/app-state.ts';
import { PLAYBACK_GESTURE } from '../stores/filter-store.ts';
import type { Playback } from '../view/view-state.ts';

/** Shorter than this no range becomes, ms. */
const SHORTEST_MS = MINUTE_MS;

/** A range moved by `byMs` and kept inside `extent`; it keeps its length. `isAtEnd`: it can move no further that way. */
export function shiftRange(
  range: TimeRange,
  extent: TimeRange,
  byMs: number,
): { range: TimeRange; isAtEnd: boolean } {
  const lengthMs = range.to - range.from;
  const latest = Math.max(extent.from, extent.to - lengthMs);
  const from = Math.min(latest, Math.max(extent.from, range.from + byMs));
  return { range: { from, to: from + lengthMs }, isAtEnd: byMs > 0 ? from >= latest : from <= extent.from };
}

/** A range that begins where it did and ends `byMs` later, not after the extent and not before it has a minute. */
export function growRange(
  range: TimeRange,
  extent: TimeRange,
  byMs: number,
): { range: TimeRange; isAtEnd: boolean } {
  const earliest = range.from + SHORTEST_MS;
  const to = Math.max(earliest, Math.min(extent.to, range.to + byMs));
  return { range: { from: range.from, to }, isAtEnd: byMs > 0 ? to >= extent.to : to <= earliest };
}

const filmOf = ({ span, weekHours }: Playback): WeekFilm => ({ span, windowHours: weekHours });

/** The range as the filter says it; a preset as the newest answer resolved it. `null` without data. */
export function chosenRange(state: AppState): TimeRange | null {
  const { range: clause } = state.filter.getState().filter;
  if (clause.kind === 'range') return { from: clause.from, to: clause.to };
  return state.engine.getState().answer?.range ?? null;
}

/** Moves the time range by a time of data, as the playback does. Says whether it can move no further that way. */
export function moveRange(state: AppState, byMs: number, gesture: string): boolean {
  const { answer } = state.engine.getState();
  const now = chosenRange(state);
  if (!answer?.extent || !now) return false;
  const { span } = state.view.getState().view.playback;
  const { range, isAtEnd } = (span === 'cumulative' ? growRange : shiftRange)(now, answer.extent, byMs);
  state.filter.getState().change({ range: { kind: 'range', ...range } }, gesture);
  return isAtEnd;
}

/** One frame of the playback: moves the time range by a time of data, and stops at the end of the data. */
export function movePlayback(state: AppState, byMs: number): void {
  const isAtEnd = moveRange(state, byMs, PLAYBACK_GESTURE);
  if (isAtEnd && byMs > 0) stopPlayback(state);
}

/** Moves the film of the typical week by whole hours; it begins again after Sunday. */
export function moveWeekFilm(state: AppState, byHours: number): void {
  const { filter, heldWeekHours, holdWeek, change } = state.filter.getState();
  // A link into a running film names its frame; what the week clock said before the film, it does not say.
  if (!heldWeekHours) holdWeek([]);
  const film = filmOf(state.view.getState().view.playback);
  change({ weekHours: laterFrame(filter.weekHours, byHours, film) }, PLAYBACK_GESTURE);
}

/**
 * Ends the playback. A range stays where it stands, and what changed is one step of the history; the film of a typical
 * week gives the week clock back as it was and leaves no step.
 */
export function stopPlayback(state: AppState): void {
  if (!state.view.getState().view.playback.playing) return;
  state.view.getState().changePlayback({ playing: false });
  state.filter.getState().giveBackWeek();
  state.filter.getState().endFilm();
}

/** Ends the playback where it moves the week clock; a moving range is left to go on. */
export function stopWeekFilm(state: AppState): void {
  if (state.view.getState().view.playback.film === 'week') stopPlayback(state);
}

/** Starts the playback: the film of a typical week at Monday 00, or the range at its beginning. */
export function startPlayback(state: AppState): void {
  const { answer } = state.engine.getState();
  if (!answer?.extent) return;
  const { change, changePlayback, view } = state.view.getState();
  const { filter } = state;
  filter.getState().endGesture();
  filter.getState().endFilm();
  if (view.playback.film === 'week') {
    filter.getState().holdWeek(filter.getState().filter.weekHours);
    filter.getState().change({ weekHours: firstFrame(filmOf(view.playback)) }, PLAYBACK_GESTURE);
    state.interface.getState().enterView('weekClock');
    changePlayback({ playing: true });
    return;
  }
  const shown = answer.histogram.extent;
  const range = firstRange(view.playback, answer.range, shown, answer.extent);
  filter.getState().change({ range: { kind: 'range', ...range } }, PLAYBACK_GESTURE);
  state.interface.getState().enterView('range');
  change({ timeExtent: shown, playback: { ...view.playback, playing: true } });
}

/**
 * Where the moving range begins. A window is as long as the chosen range (or `windowMs`). It begins at the left edge of
 * the histogram where the chosen range already ends with the data or fills the histogram. A range that fills the
 * histogram shrinks to a tenth of it. A cumulative playback begins with the chosen range, or with the first hour of
 * that range where it ends with the data.
 */
function firstRange(
  { span, windowMs }: Playback,
  chosen: TimeRange,
  shown: TimeRange,
  data: TimeRange,
): TimeRange {
  if (span === 'cumulative') {
    const isAtEnd = chosen.to >= data.to;
    return { from: chosen.from, to: isAtEnd ? Math.min(chosen.from + HOUR_MS, chosen.to) : chosen.to };
  }
  const shownMs = shown.to - shown.from;
  const wantedMs = windowMs ?? chosen.to - chosen.from;
  const lengthMs = wantedMs < shownMs ? wantedMs : Math.max(SHORTEST_MS, Math.round(shownMs / 10));
  const isFresh = lengthMs !== wantedMs || chosen.to >= data.to;
  const from = isFresh ? shown.from : chosen.from;
  return { from, to: from + lengthMs };
}
