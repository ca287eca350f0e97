import * as fc from 'fast-check';
import type { TimedPoints } from '../../../../src/domain/hotspots/forecast/timed-points.ts';
import type { KnownPast } from '../../../../src/domain/hotspots/forecast/forecast-model.ts';
import { cellsOfPoints, gridOver, studyAreaOf } from '../../../../src/domain/hotspots/forecast/study-area.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
/** A Monday, 00:00 in Shanghai. */
export const MONDAY_MS = Date.parse('2024-01-01T00:00:00+08:00');

/** One event: metres, the hour it begins after the Monday, and how many hours it lasts at most. */
export interface PlantedEvent {
  readonly x: number;
  readonly y: number;
  readonly hour: number;
  readonly lasts?: number;
}

/** Columns of planted events. */
export function timedPoints(events: readonly PlantedEvent[]): TimedPoints {
  return {
    points: { x: Float64Array.from(events, ({ x }) => x), y: Float64Array.from(events, ({ y }) => y) },
    fromMs: Float64Array.from(events, ({ hour }) => MONDAY_MS + hour * HOUR_MS),
    toMs: Float64Array.from(events, ({ hour, lasts = 0 }) => MONDAY_MS + (hour + lasts) * HOUR_MS),
  };
}

/** Events of some weeks in a square of 1,000 m. */
export function plantedEvents(weeks: number, atLeast: number): fc.Arbitrary<PlantedEvent[]> {
  return fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 1000 }),
      hour: fc.nat(weeks * 168 - 1),
      lasts: fc.constantFrom(0, 1, 5, 24),
    }),
    { minLength: atLeast, maxLength: 60 },
  );
}

/** All of these events as the past of a forecast. */
export function pastOf(events: readonly PlantedEvent[], cellM: number, untilHour: number): KnownPast {
  const timed = timedPoints(events);
  const area = studyAreaOf(gridOver(timed.points, cellM, [0, 0]), timed.points);
  return {
    area,
    events: timed,
    cellOf: cellsOfPoints(area, timed.points),
    untilMs: MONDAY_MS + untilHour * HOUR_MS,
  };
}
