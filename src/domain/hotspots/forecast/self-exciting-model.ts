import { DAY_MS } from '../../time/civil-day.ts';
import type { ForecastModel, KnownPast } from './forecast-model.ts';
import { fitSelfExciting, type CellTimes } from './self-exciting-fit.ts';

/**
 * Intensity of each cell when the forecast begins: what it always has, and what its own late events add (Mohler et al.
 * 2015). Both are learned from the past; neighbouring cells do not excite each other. An interval counts as its begin.
 */
export function selfExcitingModel(name: string): ForecastModel {
  return {
    name,
    *forecast(past) {
      const { intensity } = yield* fitSelfExciting(cellTimes(past));
      return { slots: null, scores: intensity };
    },
  };
}

function cellTimes({ area, events, cellOf, untilMs }: KnownPast): CellTimes {
  const firstMs = events.fromMs.reduce((first, value) => Math.min(first, value), untilMs);
  const order = Uint32Array.from(cellOf, (_, event) => event).sort(
    (a, b) => cellOf[a]! - cellOf[b]! || events.fromMs[a]! - events.fromMs[b]!,
  );
  const starts = new Uint32Array(area.cells.length + 1);
  for (const cell of cellOf) starts[cell + 1]! += 1;
  for (let cell = 0; cell < area.cells.length; cell++) starts[cell + 1]! += starts[cell]!;
  return {
    days: Float64Array.from(order, (event) => (events.fromMs[event]! - firstMs) / DAY_MS),
    starts,
    lengthDays: (untilMs - firstMs) / DAY_MS,
  };
}
