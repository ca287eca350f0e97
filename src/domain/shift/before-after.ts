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
import { REACH_M } from './shift-settings.ts';

/** So far around a visited stop thefts may have moved. */
export const DISPLACEMENT_M = 400;
/** Fewer thefts than this say nothing. */
export const FEWEST_COUNTED = 5;

/** Did thefts near the visited stops change, beside those near stops nobody visited? */
export interface ShiftChange {
  readonly counts: Required<Pick<ChangeCounts, 'treated' | 'control' | 'displacement'>>;
  /** Days before and after the shift that are compared. */
  readonly days: number;
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
 * other stops. An event counts where its earliest moment lies. Only days for which reports are in are compared: `knownUntilMs`.
 */
export function shiftChange(request: {
  readonly events: TimedPoints;
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
  return {
    counts: compared,
    days,
    difference: displacementDifference(compared),
    poissonP: poissonETest(treated),
    rootZ: rootDifference(treated),
    isSmall: treated[0] + treated[1] < FEWEST_COUNTED,
  };
}

type Zone = 'treated' | 'control' | 'around' | 'aroundControl';

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
