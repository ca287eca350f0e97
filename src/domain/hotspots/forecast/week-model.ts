import type { Task } from '../../tasks/task.ts';
import { WEEK_MS } from '../../time/zone.ts';
import type { ForecastModel, KnownPast } from './forecast-model.ts';
import { eventsIn } from './timed-points.ts';
import { cityProfile, heldOutLogScore, shrunkRates, slotCounts, type CellEvents } from './week-rates.ts';
import { weekSlots, type DayClasses, type WeekSlots } from './week-slots.ts';

/** Weeks that the city's week may count for: from trusting each cell to trusting the city alone. */
const KAPPAS: readonly number[] = [1, 4, 16, 64, 256, 1024, 4096, 16_384];
/** Without enough weeks to try them out: a good year of the city's word. */
const UNTRIED_KAPPA = 64;
/** Share of the past that κ is tried on, and the fewest weeks of it. */
const HELD_OUT_SHARE = 0.2;
const FEWEST_HELD_WEEKS = 2;

/**
 * Hour × weekday × class of day: a shrunk rate of each cell and hour of the week, so that every hour has a ranking of
 * its own. κ is the one that best foretells the last fifth of the past from the rest, by Poisson log score.
 */
export function weekModel(name: string, classes: DayClasses): ForecastModel {
  const slots = weekSlots(classes);
  return {
    name,
    *forecast(past) {
      const { area, events, cellOf, untilMs } = past;
      const seen = { fromMs: firstMs(past), toMs: untilMs };
      const kappa = yield* chooseKappa(slots, { cellCount: area.cells.length, events, cellOf, untilMs });
      const counts = slotCounts(slots, area.cells.length, { ...events, cellOf }, seen);
      yield;
      return { slots, scores: shrunkRates(counts, cityProfile(slots, counts), kappa) };
    },
  };
}

/** Events in numbered cells, all of them over when the forecast begins. */
interface CellPast extends Pick<KnownPast, 'events' | 'cellOf' | 'untilMs'> {
  readonly cellCount: number;
}

/** κ by the held-out end of the past; nothing after the begin of the forecast is looked at. */
export function* chooseKappa(slots: WeekSlots, past: CellPast): Task<number> {
  const { cellCount, untilMs } = past;
  const fromMs = firstMs(past);
  const heldWeeks = Math.floor(((untilMs - fromMs) / WEEK_MS) * HELD_OUT_SHARE);
  if (heldWeeks < FEWEST_HELD_WEEKS) return UNTRIED_KAPPA;
  const splitMs = untilMs - heldWeeks * WEEK_MS;
  const [before, after] = [
    { fromMs, toMs: splitMs },
    { fromMs: splitMs, toMs: untilMs },
  ];
  const counts = slotCounts(slots, cellCount, eventsOf(past, before), before);
  yield;
  const held = slotCounts(slots, cellCount, eventsOf(past, after), after);
  const profile = cityProfile(slots, counts);
  let best = { kappa: UNTRIED_KAPPA, score: -Infinity };
  for (const kappa of KAPPAS) {
    yield;
    const score = heldOutLogScore(shrunkRates(counts, profile, kappa), held);
    if (score > best.score) best = { kappa, score };
  }
  return best.kappa;
}

function firstMs({ events, untilMs }: Pick<CellPast, 'events' | 'untilMs'>): number {
  return events.fromMs.reduce((first, value) => Math.min(first, value), untilMs);
}

function eventsOf(
  { events, cellOf }: Pick<CellPast, 'events' | 'cellOf'>,
  period: { readonly fromMs: number; readonly toMs: number },
): CellEvents {
  const indexes = eventsIn(events, period);
  return {
    fromMs: Float64Array.from(indexes, (index) => events.fromMs[index]!),
    toMs: Float64Array.from(indexes, (index) => events.toMs[index]!),
    cellOf: indexes.map((index) => cellOf[index]!),
  };
}
