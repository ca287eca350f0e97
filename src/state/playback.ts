import type { TimeRange } from '../domain/time/ranges.ts';
import type { AppState } from './app-state.ts';

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

/** Moves the time range by a number of playback steps; stops the playback at the end of the data. */
export function movePlayback(state: AppState, byMs: number): void {
  const { answer } = state.engine.getState();
  if (!answer?.extent) return;
  const { range: clause } = state.filter.getState().filter;
  const now = clause.kind === 'range' ? { from: clause.from, to: clause.to } : answer.range;
  const { range, isAtEnd } = shiftRange(now, answer.extent, byMs);
  state.filter.getState().change({ range: { kind: 'range', ...range } }, 'playback');
  if (isAtEnd && byMs > 0) stopPlayback(state);
}

/** Ends the playback where it stands; what it changed is one step of the history. */
export function stopPlayback(state: AppState): void {
  if (!state.view.getState().view.playback.playing) return;
  state.view.getState().changePlayback({ playing: false });
  state.filter.getState().endGesture();
}

/**
 * Starts the playback with a window as long as the chosen range (or `windowMs`). Where the range already stands at the
 * end of the data, or fills what the histogram shows, the window begins at the histogram's left edge; a range that
 * fills it becomes a tenth of it.
 */
export function startPlayback(state: AppState): void {
  const { answer } = state.engine.getState();
  if (!answer?.extent) return;
  const { playback } = state.view.getState().view;
  const shown = answer.histogram.extent;
  const shownMs = shown.to - shown.from;
  const wantedMs = playback.windowMs ?? answer.range.to - answer.range.from;
  const lengthMs = wantedMs < shownMs ? wantedMs : Math.max(60_000, Math.round(shownMs / 10));
  const isFresh = lengthMs !== wantedMs || answer.range.to >= answer.extent.to;
  const from = isFresh ? shown.from : answer.range.from;
  state.filter.getState().endGesture();
  state.filter.getState().change({ range: { kind: 'range', from, to: from + lengthMs } }, 'playback');
  state.view.getState().change({ timeExtent: shown, playback: { ...playback, playing: true } });
}
