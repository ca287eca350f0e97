import type { PatrolProblem } from '../../../src/domain/patrol/patrol-problem.ts';

/** The best of all plans: most bound stops first, then share − compactness · walk / (teams · shift). */
export interface ExactPlan {
  readonly bound: number;
  readonly worth: number;
}

const isBetter = (a: ExactPlan, b: ExactPlan | undefined): boolean =>
  b === undefined || a.bound > b.bound || (a.bound === b.bound && a.worth > b.worth);

/**
 * Tries every order and every whole minute of every visit, for one stay. Captured thefts are piecewise linear in the
 * times, with corners at whole minutes as all numbers are whole, so that no time between two minutes is better.
 */
export function exactPlan(problem: PatrolProblem): ExactPlan {
  const stay = problem.stayMinutes.least;
  if (stay !== problem.stayMinutes.most) throw new RangeError('an exact plan needs one length of stay');
  const total = problem.expectedThefts.reduce((sum, thefts) => sum + thefts, 0);
  let plans = new Map<number, ExactPlan>([[0, { bound: 0, worth: 0 }]]);
  for (const team of problem.teams.keys()) {
    const rounds = bestRounds(problem, team, stay, total);
    const merged = new Map<number, ExactPlan>();
    for (const [mask, plan] of plans)
      for (const [added, round] of rounds) {
        if ((mask & added) !== 0) continue;
        const both = { bound: plan.bound + round.bound, worth: plan.worth + round.worth };
        if (isBetter(both, merged.get(mask | added))) merged.set(mask | added, both);
      }
    plans = merged;
  }
  return [...plans.values()].reduce((best, plan) => (isBetter(plan, best) ? plan : best));
}

/** The best round of a team for every set of stops, a set as bits. */
function bestRounds(
  problem: PatrolProblem,
  team: number,
  stay: number,
  total: number,
): Map<number, ExactPlan> {
  const { stops, shiftMinutes, reachMinutes } = problem;
  const best: ExactPlan[] = [];
  const perMinute = stops.map((_, stop) => minutesOf(problem, stop));
  const captured = (stop: number, from: number, to: number): number => {
    const untilMinute = perMinute[stop]!;
    const at = (minute: number) => untilMinute[Math.min(shiftMinutes, Math.max(0, minute))]!;
    return to > from ? at(to) - at(from) : 0;
  };
  const walkCost = problem.compactness / (problem.teams.length * shiftMinutes);
  const lastLeave = stops.map(() => -1);

  function extend(place: number, minute: number, before: number, mask: number, plan: ExactPlan): void {
    if (isBetter(plan, best[mask])) best[mask] = plan;
    const isFull = bitsOf(mask) >= problem.mostStops;
    for (const [stop, { place: to, isMustGo, isRefused, lockedTeam, window }] of stops.entries()) {
      const isNew = (mask & (1 << stop)) === 0;
      if (stop === before || isRefused === true) continue;
      if (lockedTeam !== undefined && lockedTeam !== team) continue;
      const next = mask | (1 << stop);
      if (isNew && isFull) continue;
      const way = Math.ceil(problem.travelMinutes[place * problem.placeCount + to]!);
      const last = lastLeave[stop]!;
      const latest = Math.min(
        Math.min(shiftMinutes, window?.toMinute ?? Infinity) - stay,
        isNew ? Infinity : last + problem.mostGapMinutes,
      );
      const isBound = isNew && (isMustGo === true || lockedTeam !== undefined);
      for (let arrive = Math.max(minute + way, window?.fromMinute ?? 0); arrive <= latest; arrive += 1) {
        const leave = arrive + stay;
        const from = isNew ? arrive - reachMinutes : Math.max(arrive - reachMinutes, last + reachMinutes);
        const gain = captured(stop, from, leave + reachMinutes) / total - walkCost * way;
        lastLeave[stop] = leave;
        extend(to, leave, stop, next, { bound: plan.bound + Number(isBound), worth: plan.worth + gain });
      }
      lastLeave[stop] = last;
    }
  }

  extend(problem.teams[team]!.startPlace, 0, -1, 0, { bound: 0, worth: 0 });
  return new Map(best.flatMap((plan, mask) => [[mask, plan]]));
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

/** Thefts of a stop from the start of the shift to each minute. */
function minutesOf({ shiftMinutes, expectedThefts }: PatrolProblem, stop: number): number[] {
  const quarters = Math.ceil(shiftMinutes / 15);
  const until = [0];
  for (let minute = 0; minute < shiftMinutes; minute += 1) {
    const quarter = Math.floor(minute / 15);
    const width = Math.min(15, shiftMinutes - quarter * 15);
    until.push(until[minute]! + expectedThefts[stop * quarters + quarter]! / width);
  }
  return until;
}
