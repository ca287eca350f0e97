import type { PatrolPlan, PatrolProblem, PatrolVisit } from '../../../src/domain/patrol/patrol-problem.ts';

const SLACK = 1e-9;

/** Every limit that a plan breaks, in words; reads the problem itself and nothing of the planner. */
export function brokenLimits(problem: PatrolProblem, { rounds, unserved }: PatrolPlan): string[] {
  const broken: string[] = [];
  if (rounds.length !== problem.teams.length) broken.push('rounds do not match the teams');
  const teamsOf = new Map<number, Set<number>>();
  const visitsOf = new Map<number, PatrolVisit[]>();
  for (const [team, round] of rounds.entries()) {
    let minute = 0;
    let place = problem.teams[team]!.startPlace;
    let before = -1;
    for (const visit of round) {
      const say = (what: string) => broken.push(`team ${team}, stop ${visit.stop}: ${what}`);
      const stop = problem.stops[visit.stop];
      if (stop === undefined) {
        say('no such stop');
        continue;
      }
      const way = problem.travelMinutes[place * problem.placeCount + stop.place]!;
      if (visit.arriveMinute < minute + way - SLACK) say('arrives before it can');
      if (visit.travelMinutes < way - SLACK || visit.travelMinutes >= way + 1) say('another way');
      const stay = visit.leaveMinute - visit.arriveMinute;
      if (stay < problem.stayMinutes.least || stay > problem.stayMinutes.most) say(`stays ${stay} minutes`);
      if (visit.leaveMinute > problem.shiftMinutes) say('leaves after the shift');
      if (stop.isRefused === true) say('is refused');
      if (stop.lockedTeam !== undefined && stop.lockedTeam !== team) say('is locked to another team');
      if (stop.window !== undefined && visit.arriveMinute < stop.window.fromMinute) say('before its window');
      if (stop.window !== undefined && visit.leaveMinute > stop.window.toMinute) say('after its window');
      if (visit.stop === before) say('twice in a row');
      teamsOf.set(visit.stop, (teamsOf.get(visit.stop) ?? new Set()).add(team));
      visitsOf.set(visit.stop, [...(visitsOf.get(visit.stop) ?? []), visit]);
      minute = visit.leaveMinute;
      place = stop.place;
      before = visit.stop;
    }
    if (new Set(round.map(({ stop }) => stop)).size > problem.mostStops)
      broken.push(`team ${team}: too many stops`);
  }
  for (const [stop, teams] of teamsOf) if (teams.size > 1) broken.push(`stop ${stop}: of several teams`);
  for (const [stop, visits] of visitsOf)
    for (const [index, visit] of visits.entries())
      if (index > 0 && visit.arriveMinute - visits[index - 1]!.leaveMinute > problem.mostGapMinutes)
        broken.push(`stop ${stop}: revisited too late`);
  const named = new Set(unserved.map(({ stop }) => stop));
  for (const [stop, { isMustGo, lockedTeam }] of problem.stops.entries()) {
    const isOwed = (isMustGo === true || lockedTeam !== undefined) && !visitsOf.has(stop);
    if (isOwed !== named.has(stop)) broken.push(`stop ${stop}: served or not, it is said wrongly`);
  }
  return broken;
}

/** Expected thefts within reach of a presence, minute by minute; times are whole minutes. */
export function captureByMinutes(problem: PatrolProblem, { rounds }: PatrolPlan): number {
  const visits = rounds.flat();
  const quarters = Math.ceil(problem.shiftMinutes / 15);
  let sum = 0;
  for (const stop of problem.stops.keys())
    for (let minute = 0; minute < problem.shiftMinutes; minute += 1) {
      const isReached = visits.some(
        (visit) =>
          visit.stop === stop &&
          minute + 0.5 > visit.arriveMinute - problem.reachMinutes &&
          minute + 0.5 < visit.leaveMinute + problem.reachMinutes,
      );
      const quarter = Math.floor(minute / 15);
      const width = Math.min(15, problem.shiftMinutes - quarter * 15);
      if (isReached) sum += problem.expectedThefts[stop * quarters + quarter]! / width;
    }
  return sum;
}
