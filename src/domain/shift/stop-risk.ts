import { createPointIndex } from '../hotspots/plane/point-index.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import { modelByName } from '../hotspots/forecast/model-by-name.ts';
import { cellsOfPoints, gridOver, studyAreaOf } from '../hotspots/forecast/study-area.ts';
import type { Period, TimedPoints } from '../hotspots/forecast/timed-points.ts';
import { chooseKappa } from '../hotspots/forecast/week-model.ts';
import { cityProfile, shrunkRates, slotCounts, type SlotCounts } from '../hotspots/forecast/week-rates.ts';
import { weekSlots, type WeekSlots } from '../hotspots/forecast/week-slots.ts';
import { QUARTER_MINUTES } from '../patrol/patrol-problem.ts';
import type { Task } from '../tasks/task.ts';
import type { MarketCalendar } from '../time/class-of-day.ts';
import { HOUR_MS, MINUTE_MS } from '../time/zone.ts';
import { marketDayClasses, WORK_AND_REST } from './day-kinds.ts';

/** What the risk of stops is reckoned from. */
export interface StopRiskRequest {
  /** All that is known: events that were over and reported before `untilMs`. */
  readonly events: TimedPoints;
  readonly untilMs: number;
  /** Where the stops are, on the plane of the events. */
  readonly stops: PlanePoints;
  /** Days of the market at each stop; `null` where there is none, or one that is held every day or nobody knows when. */
  readonly markets: readonly (MarketCalendar | null)[];
  readonly shift: Period;
  /** A theft belongs to the nearest stop within so many metres. */
  readonly reachM: number;
  /** Name of the model that says how dangerous a place is (`MODEL_NAMES`). */
  readonly model: string;
  readonly cellM: number;
}

/** What is expected in a shift. */
export interface StopRisk {
  /** Expected thefts within reach of each stop, one value per begun quarter hour of the shift, stop by stop. */
  readonly expectedThefts: Float64Array;
  /** Expected thefts of the shift wherever they happen. */
  readonly totalThefts: number;
  /** Known cases within reach of each stop. */
  readonly cases: Uint32Array;
  /** How many occurrences the week of the whole city counts for; Infinity: the hours are those of the city. */
  readonly kappa: number;
}

/** Stands for an endless κ: the hours of a place are those of the city. */
const CITY_HOURS = 1e12;

/**
 * Expected thefts near each stop by hour of the week and kind of day: the level of a place comes from the model, its hours
 * from the city; with the model `week` the hours of the place itself count as far as held-out weeks allow (shrinkage).
 * Places of periodic markets share a week of their own, in which market days are a kind of day.
 */
export function* stopRisk(request: StopRiskRequest): Task<StopRisk> {
  const { events, untilMs, stops, markets, shift, model } = request;
  const stopCount = stops.x.length;
  const near = nearestStops(request);
  // One more cell for what happens away from all stops.
  const cellOf = near.map((stop) => (stop < 0 ? stopCount : stop));
  const seen = { fromMs: events.fromMs.reduce((a, b) => Math.min(a, b), untilMs), toMs: untilMs };
  const slots = weekSlots(WORK_AND_REST);
  const counts = slotCounts(slots, stopCount + 1, { ...events, cellOf }, seen);
  yield;
  const isWeek = model === 'week';
  const kappa = isWeek
    ? yield* chooseKappa(slots, { cellCount: stopCount + 1, events, cellOf, untilMs })
    : CITY_HOURS;
  const levels = isWeek ? counts.ofCell : yield* modelLevels(request, near, counts);
  const ordinary = shrunkRates({ ...counts, ofCell: levels }, cityProfile(slots, counts), kappa);

  const quarterMs = QUARTER_MINUTES * MINUTE_MS;
  const quarters = Math.ceil((shift.toMs - shift.fromMs) / quarterMs);
  const expectedThefts = new Float64Array(stopCount * quarters);
  const market = marketWeeks(request, cellOf, levels, kappa);
  let totalThefts = 0;
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const fromMs = shift.fromMs + quarter * quarterMs;
    const toMs = Math.min(shift.toMs, fromMs + quarterMs);
    slots.eachHour(fromMs, toMs, (slot, ms) => {
      for (let stop = 0; stop <= stopCount; stop += 1) {
        if (stop < stopCount && markets[stop] !== null) continue;
        const thefts = (ordinary[slot * (stopCount + 1) + stop]! * ms) / HOUR_MS;
        totalThefts += thefts;
        if (stop < stopCount) expectedThefts[stop * quarters + quarter]! += thefts;
      }
    });
    for (const { stop, slots: own, rates } of market)
      own.eachHour(fromMs, toMs, (slot, ms) => {
        const thefts = (rates[slot]! * ms) / HOUR_MS;
        totalThefts += thefts;
        expectedThefts[stop * quarters + quarter]! += thefts;
      });
    yield;
  }
  const cases = Uint32Array.from(counts.ofCell.subarray(0, stopCount));
  return { expectedThefts, totalThefts, cases, kappa: isWeek ? kappa : Infinity };
}

/** The nearest stop within reach of each event, −1 where there is none; of two as near the first. */
function nearestStops({ events, stops, reachM }: StopRiskRequest): Int32Array {
  const index = createPointIndex(stops, reachM);
  return Int32Array.from(events.points.x, (x, event) => {
    let [nearest, least] = [-1, Infinity];
    index.forEachWithin(x, events.points.y[event]!, reachM, (stop, squared) => {
      if (squared < least || (squared === least && stop < nearest)) [nearest, least] = [stop, squared];
    });
    return nearest;
  });
}

/** The level of each stop by a model of cells, in events; what is left of all events is away from stops. */
function* modelLevels(
  { events, untilMs, stops, model, cellM }: StopRiskRequest,
  near: Int32Array,
  counts: SlotCounts,
): Task<Float64Array> {
  if (model === 'counts' || near.length === 0) return counts.ofCell;
  const found = modelByName(model, {
    smoothing: { bandwidthM: cellM, kernel: 'gaussian' },
    dayClasses: WORK_AND_REST,
  });
  if (found === undefined) throw new RangeError(`there is no model ${model}`);
  const area = studyAreaOf(gridOver(events.points, cellM, [0, 0]), events.points);
  const cellOf = cellsOfPoints(area, events.points);
  const { scores } = yield* found.forecast({ area, events, cellOf, untilMs });
  const sum = scores.reduce((total, score) => total + score, 0);
  const cells = cellsOfPoints(area, stops);
  const sharing = new Map<number, number>();
  for (const cell of cells) sharing.set(cell, (sharing.get(cell) ?? 0) + 1);
  const levels = new Float64Array(counts.ofCell.length);
  let left = counts.total;
  for (const [stop, cell] of cells.entries()) {
    if (cell < 0 || sum === 0) continue;
    levels[stop] = ((scores[cell]! / sum) * counts.total) / sharing.get(cell)!;
    left -= levels[stop]!;
  }
  levels[cells.length] = Math.max(0, left);
  return levels;
}

interface MarketWeek {
  readonly stop: number;
  readonly slots: WeekSlots;
  /** Thefts per hour by slot. */
  readonly rates: Float64Array;
}

/** The weeks of places with a periodic market, each shrunk to what all of them together say of a market day. */
function marketWeeks(
  { events, untilMs, markets }: StopRiskRequest,
  cellOf: Int32Array,
  levels: Float64Array,
  kappa: number,
): MarketWeek[] {
  const fromMs = events.fromMs.reduce((a, b) => Math.min(a, b), untilMs);
  const weeks = markets.flatMap((market, stop) => {
    if (market === null) return [];
    const slots = weekSlots(marketDayClasses(market));
    const own = cellOf.map((cell) => (cell === stop ? 0 : -1));
    return [
      { stop, slots, counts: slotCounts(slots, 1, { ...events, cellOf: own }, { fromMs, toMs: untilMs }) },
    ];
  });
  const [first] = weeks;
  if (first === undefined) return [];
  const pooled = weeks.reduce(
    (sum, { counts }) => ({
      ...sum,
      ofSlot: sum.ofSlot.map((weight, slot) => weight + counts.ofSlot[slot]!),
      hours: sum.hours.map((hours, slot) => hours + counts.hours[slot]!),
      total: sum.total + counts.total,
    }),
    {
      ...first.counts,
      ofSlot: new Float64Array(first.slots.count),
      hours: new Float64Array(first.slots.count),
      total: 0,
    },
  );
  const profile = cityProfile(first.slots, pooled);
  const mean = pooled.total / weeks.length;
  return weeks.map(({ stop, slots, counts }) => ({
    stop,
    slots,
    rates: shrunkRates({ ...counts, ofCell: Float64Array.of(levels[stop]!), total: mean }, profile, kappa),
  }));
}
