import { createPointIndex } from '../hotspots/plane/point-index.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import type { Period, TimedPoints } from '../hotspots/forecast/timed-points.ts';
import {
  displacementDifference,
  poissonETest,
  rootDifference,
  type BeforeAfter,
  type ChangeCounts,
  type DisplacementDifference,
} from '../statistics/count-change.ts';
import { DAY_MS } from '../time/civil-day.ts';
import type { KnownCases } from './case-events.ts';
import { REACH_M } from './shift-settings.ts';

/** So far around a visited stop thefts may have moved. */
export const DISPLACEMENT_M = 400;
/** Fewer thefts than this say nothing. */
export const FEWEST_COUNTED = 5;

type Zone = 'treated' | 'control' | 'around' | 'aroundControl';

/** Did thefts near the visited stops change, beside those near stops nobody visited? */
export interface ShiftChange {
  readonly counts: Required<Pick<ChangeCounts, 'treated' | 'control' | 'displacement'>>;
  /** Stops that were visited, and that were not. */
  readonly stops: { readonly visited: number; readonly others: number };
  /** Size of each zone in km². */
  readonly areasKm2: Readonly<Record<Zone, number>>;
  /** Days before and after the shift that are compared. */
  readonly days: number;
  /** In thefts near the visited stops: the other zones are brought to their size. */
  readonly difference: DisplacementDifference;
  /** Two-sided p of the E-test for the treated places alone; NaN without a case. */
  readonly poissonP: number;
  /** 2 (√after − √before) of the treated places. */
  readonly rootZ: number;
  /** Whether there are too few cases near the visited stops to say anything. */
  readonly isSmall: boolean;
}

/**
 * Compares the days before a shift with as many after it: near the visited stops, around them, and near and around the
 * other stops, per area, because there are many more of those. An event counts where its earliest moment lies. Only days
 * for which reports are in are compared: `knownUntilMs`.
 */
export function shiftChange(request: {
  readonly events: TimedPoints;
  /** Each stop once. */
  readonly visited: PlanePoints;
  readonly others: PlanePoints;
  readonly shift: Period;
  readonly knownUntilMs: number;
  readonly mostDays: number;
}): ShiftChange | undefined {
  const { events, visited, others, shift, knownUntilMs, mostDays } = request;
  const days = Math.min(mostDays, Math.floor((knownUntilMs - shift.toMs) / DAY_MS));
  if (days < 1) return undefined;
  const periods: readonly [Period, Period] = [
    { fromMs: shift.fromMs - days * DAY_MS, toMs: shift.fromMs },
    { fromMs: shift.toMs, toMs: shift.toMs + days * DAY_MS },
  ];
  const zoneOf = zones(visited, others);
  const counts = { treated: [0, 0], control: [0, 0], around: [0, 0], aroundControl: [0, 0] };
  for (const [event, fromMs] of events.fromMs.entries()) {
    const at = periods.findIndex((period) => fromMs >= period.fromMs && fromMs < period.toMs);
    const zone = at < 0 ? null : zoneOf(events.points.x[event]!, events.points.y[event]!);
    if (zone !== null) counts[zone][at]! += 1;
  }
  const pair = ([before = 0, after = 0]: readonly number[]): BeforeAfter => [before, after];
  const treated = pair(counts.treated);
  const compared = {
    treated,
    control: pair(counts.control),
    displacement: { treated: pair(counts.around), control: pair(counts.aroundControl) },
  };
  const areasKm2 = zoneAreas([visited, others], zoneOf);
  const areaWeights = {
    treated: 1,
    control: areasKm2.control / areasKm2.treated,
    displacement: { treated: 1, control: areasKm2.aroundControl / areasKm2.around },
  };
  return {
    counts: compared,
    stops: { visited: visited.x.length, others: others.x.length },
    areasKm2,
    days,
    difference: displacementDifference({ ...compared, areaWeights }),
    poissonP: poissonETest(treated),
    rootZ: rootDifference(treated),
    isSmall: treated[0] + treated[1] < FEWEST_COUNTED,
  };
}

/** Zones do not overlap: a place belongs to the first of these that it lies in. */
function zones(visited: PlanePoints, others: PlanePoints): (x: number, y: number) => Zone | null {
  const [near, far] = [visited, others].map((points) => createPointIndex(points, DISPLACEMENT_M));
  const has = (index: typeof near, x: number, y: number, radiusM: number): boolean => {
    let isNear = false;
    index?.forEachWithin(x, y, radiusM, () => (isNear = true));
    return isNear;
  };
  return (x, y) => {
    if (has(near, x, y, REACH_M)) return 'treated';
    if (has(near, x, y, DISPLACEMENT_M)) return 'around';
    if (has(far, x, y, REACH_M)) return 'control';
    return has(far, x, y, DISPLACEMENT_M) ? 'aroundControl' : null;
  };
}

/** Zones are measured by the points of a lattice: so fine that a circle of 150 m has 28 of them. */
const LATTICE_M = 50;

function zoneAreas(
  stops: readonly PlanePoints[],
  zoneOf: (x: number, y: number) => Zone | null,
): Record<Zone, number> {
  const reach = Math.ceil(DISPLACEMENT_M / LATTICE_M);
  const seen = new Set<string>();
  const areasKm2 = { treated: 0, control: 0, around: 0, aroundControl: 0 };
  for (const { x, y } of stops)
    for (const [stop, stopX] of x.entries()) {
      const [column, row] = [Math.round(stopX / LATTICE_M), Math.round(y[stop]! / LATTICE_M)];
      for (let east = column - reach; east <= column + reach; east += 1)
        for (let north = row - reach; north <= row + reach; north += 1) {
          const key = `${east} ${north}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const zone = zoneOf(east * LATTICE_M, north * LATTICE_M);
          if (zone !== null) areasKm2[zone] += (LATTICE_M / 1_000) ** 2;
        }
    }
  return areasKm2;
}

/** Of so many of the thefts the report is in. */
const REPORTED_SHARE = 0.95;

/**
 * How long after their begin 95 % of the cases were reported, and until when that share is therefore in, epoch ms: in
 * later days thefts are missing that nobody has reported yet. `undefined` without cases.
 */
export function reportsAreIn({
  from,
  reportedAt,
}: Pick<KnownCases, 'from' | 'reportedAt'>):
  { readonly delayMs: number; readonly untilMs: number } | undefined {
  const delays = reportedAt.map((ms, row) => Math.max(0, ms - from[row]!)).sort();
  const delayMs = delays[Math.ceil(REPORTED_SHARE * delays.length) - 1];
  if (delayMs === undefined) return undefined;
  return { delayMs, untilMs: reportedAt.reduce((a, b) => Math.max(a, b), -Infinity) - delayMs };
}
