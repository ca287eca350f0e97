import type { AppState } from '../../state/stores/app-state.ts';
import { zoomExtent } from './time-scale.ts';

/** Zooms what the histogram shows by `factor` (< 1 nearer) around `centre`, or the middle of the chosen range. */
export function zoomHistogram(state: AppState, factor: number, centre?: number): void {
  const { answer } = state.engine.getState();
  if (!answer?.extent) return;
  const { view, change } = state.view.getState();
  const shown = view.timeExtent ?? answer.histogram.extent;
  const middle = (answer.range.from + answer.range.to) / 2;
  change({ timeExtent: zoomExtent(shown, answer.extent, centre ?? middle, factor) });
}
