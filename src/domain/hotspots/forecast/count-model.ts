import { DAY_MS } from '../../time/civil-day.ts';
import type { ForecastModel } from './forecast-model.ts';

/**
 * Events per cell in the last `windowDays` days before the forecast, or in all of the past where it is `null`. The
 * baseline of every comparison: simple, and hard to beat (Wheeler and Steenbeek 2020; Camacho Doyle et al. 2021).
 */
export function countModel(name: string, windowDays: number | null): ForecastModel {
  return {
    name,
    // oxlint-disable-next-line require-yield -- one pass over the events needs no pause.
    *forecast({ area, events, cellOf, untilMs }) {
      const sinceMs = windowDays === null ? -Infinity : untilMs - windowDays * DAY_MS;
      const scores = new Float64Array(area.cells.length);
      for (let index = 0; index < cellOf.length; index++)
        if (events.fromMs[index]! >= sinceMs) scores[cellOf[index]!]! += 1;
      return { slots: null, scores };
    },
  };
}
