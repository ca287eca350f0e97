import type { CaseColumns } from '../cases/case-columns.ts';
import { cityPlane } from '../geo/city-plane.ts';
import { createPointIndex } from '../hotspots/plane/point-index.ts';
import type { Task } from '../tasks/task.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { LINK_WEIGHTS, linkBandOf } from './link-terms.ts';

/** Near repeats of a city: rows are bands of metres, columns bands of days. */
export interface NearRepeatRatios {
  /** Pairs / pairs that would be there if place and time had nothing to do with each other, drawn towards 1 by a few. */
  readonly ratio: readonly (readonly number[])[];
}

/** Of more cases than these only some are looked around from. */
const MOST_ORIGINS = 5_000;
const ORIGINS_PER_PIECE = 50;

/**
 * Knox-like ratios: pairs near in place and time against the product of both shares (E. G. Knox, Applied Statistics 13,
 * 1964, 25–29). The expectation is that of the margins, not of permutations, so it needs no random numbers.
 */
export function* learnNearRepeats(
  cases: CaseColumns,
  order: Uint32Array,
  middles: Float64Array,
): Task<NearRepeatRatios> {
  const { metres, days, drawnBy } = LINK_WEIGHTS.nearRepeat;
  const observed = metres.map(() => days.map(() => 0));
  const pairsInPlace = metres.map(() => 0);
  const first = order[0] ?? 0;
  const plane = cityPlane([cases.longitude[first] ?? 0, cases.latitude[first] ?? 0]);
  const { x, y } = plane.toPlane(cases.longitude, cases.latitude);
  const index = createPointIndex({ x, y }, metres.at(-1)!);
  const step = Math.ceil(cases.count / MOST_ORIGINS);
  for (let at = 0; at < cases.count; at += step) {
    const row = order[at]!;
    if (at % ORIGINS_PER_PIECE === 0) yield;
    index.forEachWithin(x[row]!, y[row]!, metres.at(-1)!, (other, squaredM) => {
      if (other === row) return;
      const near = linkBandOf(Math.sqrt(squaredM), metres);
      if (near === metres.length) return;
      pairsInPlace[near]! += 1;
      const soon = linkBandOf(Math.abs(middles[other]! - middles[row]!) / DAY_MS, days);
      if (soon < days.length) observed[near]![soon]! += 1;
    });
  }
  const soonShares = sharesOfDays(middles, days);
  const ratio = observed.map((row, near) =>
    row.map((pairs, soon) => (pairs + drawnBy) / (pairsInPlace[near]! * soonShares[soon]! + drawnBy)),
  );
  return { ratio };
}

/** Share of all pairs of cases in each band of days. */
function sharesOfDays(middles: Float64Array, days: readonly number[]): number[] {
  const sorted = middles.slice().sort();
  const all = (sorted.length * (sorted.length - 1)) / 2;
  const within = days.map((edge) => {
    let pairs = 0;
    for (let first = 0, last = 0; last < sorted.length; last += 1) {
      while (sorted[last]! - sorted[first]! > edge * DAY_MS) first += 1;
      pairs += last - first;
    }
    return pairs;
  });
  return within.map((pairs, band) => (all === 0 ? 0 : (pairs - (within[band - 1] ?? 0)) / all));
}

/** Ratio for a distance and a gap; 1 beyond the table. */
export function nearRepeatRatio({ ratio }: NearRepeatRatios, distanceM: number, gapDays: number): number {
  const { metres, days } = LINK_WEIGHTS.nearRepeat;
  return ratio[linkBandOf(distanceM, metres)]?.[linkBandOf(gapDays, days)] ?? 1;
}
