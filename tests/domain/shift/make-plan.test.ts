import { describe, expect, it } from 'vitest';
import { brokenLimits } from '../patrol/check-plan.ts';
import {
  endOfReportedDays,
  knownCases,
  takeCases,
  type KnownCases,
} from '../../../src/domain/shift/case-events.ts';
import { makePlan, type PlanTrial } from '../../../src/domain/shift/make-plan.ts';
import { planDocument, roundsOfDocument } from '../../../src/domain/shift/written-plan.ts';
import { presenceCapture, type Presence } from '../../../src/domain/shift/presence.ts';
import { marketsOpen, shiftProblem } from '../../../src/domain/shift/shift-problem.ts';
import { shiftOutlook } from '../../../src/domain/shift/shift-outlook.ts';
import { REACH_M, shiftPeriod, type ShiftSettings } from '../../../src/domain/shift/shift-settings.ts';
import { travelMinutes } from '../../../src/domain/shift/travel-minutes.ts';
import { randomPatrol } from '../../../src/domain/patrol/baseline-plans.ts';
import type { PatrolPlan } from '../../../src/domain/patrol/patrol-problem.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { count } from '../../support/counts.ts';
import { BUS_LINES, BUS_STOPS, CANDIDATES, citysCases, NOW_MS } from './city.ts';

const TONIGHT: ShiftSettings = {
  date: '2026-11-20',
  fromMinute: 1020,
  toMinute: 1260,
  startIds: ['hub-xiangshi', 'hub-zhongxin', 'hub-tianyuan', 'hub-hetang'],
  stayMinutes: { least: 12, most: 16 },
  mostGapMinutes: 120,
  mostStops: 6,
  travel: 'bus',
  compactness: 0,
  mustGoIds: [],
  locks: [],
  refusedIds: [],
};
// As the crow flies: the streets have tests of their own.
const travel = runTask(
  travelMinutes(
    {
      places: CANDIDATES.map(({ position }) => position),
      graph: null,
      buses: { stops: BUS_STOPS, lines: BUS_LINES },
    },
    () => undefined,
  ),
);

function outlookOf(cases: KnownCases, settings = TONIGHT) {
  const shift = shiftPeriod(settings);
  const asked = { nowMs: NOW_MS, candidates: CANDIDATES, shift, model: 'counts', cellM: 250, heldWeeks: 12 };
  return runTask(shiftOutlook({ ...asked, cases }));
}

function planOf(cases: KnownCases, seed = 1, settings = TONIGHT, moves = 8_000) {
  const outlook = outlookOf(cases, settings);
  const origin = shiftProblem(settings, CANDIDATES, outlook.risk, travel);
  const made = runTask(makePlan({ problem: origin.problem, seed, previous: null, trial: null, moves }));
  return {
    ...origin,
    made,
    outlook,
    document: planDocument(made, { ...origin, settings, candidates: CANDIDATES, seed, model: 'counts' }),
  };
}

/** The same cases, with those that happen or are reported after now dealt anew over dates and places. */
function futureDealtAnew(cases: KnownCases, seed: number): KnownCases {
  const random = createRandom(seed, 9);
  const rows = Array.from({ length: cases.count }, (_, row) => row);
  const isKnown = (row: number) => cases.to[row]! < NOW_MS && cases.reportedAt[row]! < NOW_MS;
  const future = rows.filter((row) => !isKnown(row));
  const kept = takeCases(cases, rows.filter(isKnown));
  const dealt = takeCases(
    cases,
    future.filter(() => random.next() < 0.8),
  );
  const later = (value: number): number => Math.max(value, NOW_MS) + Math.floor(random.next() * 1e9);
  const join = (name: 'longitude' | 'latitude') => Float64Array.of(...kept[name], ...dealt[name]);
  const moved = Float64Array.from(dealt.from, later);
  return {
    count: kept.count + dealt.count,
    from: Float64Array.of(...kept.from, ...moved),
    to: Float64Array.of(...kept.to, ...moved),
    reportedAt: Float64Array.of(...kept.reportedAt, ...moved),
    longitude: join('longitude'),
    latitude: join('latitude'),
  };
}

describe('the plan of a shift', () => {
  // Six more weeks lie in these cases than anybody knows at the time of the plan.
  const cases = citysCases(1, NOW_MS + 42 * 86_400_000);

  it('does not change with dates of the future', () => {
    const one = planOf(cases);
    const other = planOf(futureDealtAnew(cases, 4));
    expect(one.document.rounds.flat().length).toBeGreaterThan(10);
    expect(JSON.stringify(other.document)).toBe(JSON.stringify(one.document));
  });

  it('takes no day without reports for a quiet one', () => {
    // Three weeks nobody reported anything; asked at once or now, the risk is the same.
    const lastMs = NOW_MS - 21 * 86_400_000;
    const old = knownCases(cases, lastMs);
    const shift = shiftPeriod(TONIGHT);
    const asked = { candidates: CANDIDATES, shift, model: 'counts', cellM: 250, heldWeeks: 12, cases: old };
    const [atOnce, now] = [lastMs, NOW_MS].map((nowMs) => runTask(shiftOutlook({ ...asked, nowMs })));
    expect(now!.untilMs).toBe(endOfReportedDays(old));
    expect(now!.risk.totalThefts).toBe(atOnce!.risk.totalThefts);
    expect(now!.held!.shifts).toEqual(atOnce!.held!.shifts);
  });

  it('breaks no limit, also where stops are locked, refused and named', () => {
    const first = planOf(cases);
    const [a, b] = [first.document.rounds[0]![0]!.stopId, first.document.rounds[1]![0]!.stopId];
    const settings = {
      ...TONIGHT,
      locks: [{ stopId: a, team: 2 }],
      refusedIds: [b],
      mustGoIds: ['hospital-a'],
    };
    const { problem, made, document } = planOf(cases, 2, settings);
    expect(brokenLimits(problem, made.plan)).toEqual([]);
    const stopsOf = (team: number): string[] => document.rounds[team]!.map(({ stopId }) => stopId);
    expect(stopsOf(2)).toContain(a);
    expect(document.rounds.flat().map(({ stopId }) => stopId)).not.toContain(b);
    expect(document.rounds.flat().map(({ stopId }) => stopId)).toContain('hospital-a');
  });

  it('goes to the markets of the day while they are open, and names those it cannot reach', () => {
    const settings = { ...TONIGHT, fromMinute: 480, toMinute: 720 };
    const open = marketsOpen(CANDIDATES, settings);
    // 20 November 2026 is the 12th of the tenth lunar month, a Friday.
    const names = [...open.keys()].map((index) => CANDIDATES[index]!.id);
    expect(names).toContain('market-sanmen');
    expect(names).not.toContain('market-baiguan');
    const { document } = planOf(cases, 1, settings);
    const visited = document.rounds.flat().filter(({ reason }) => reason.kind === 'marketDay');
    expect(visited.length + document.outcome.unserved.length).toBeGreaterThan(0);
    for (const { arriveAt, leaveAt } of visited) {
      expect(arriveAt >= '2026-11-20T08:00:00+08:00').toBe(true);
      expect(leaveAt <= '2026-11-20T12:00:00+08:00').toBe(true);
    }
  });

  it('is read back from what is kept of it', () => {
    const { made, document, candidateOf } = planOf(cases);
    expect(roundsOfDocument(document, CANDIDATES, candidateOf)).toEqual(made.plan.rounds);
  });

  it('keeps its other stops when one is refused, and gets the same stop back', () => {
    const { problem, made, document, candidateOf } = planOf(cases);
    const gone = document.rounds[0]![0]!.stopId;
    const stops = problem.stops.map((stop, index) =>
      CANDIDATES[candidateOf[index]!]!.id === gone ? { ...stop, isRefused: true } : stop,
    );
    const again = runTask(
      makePlan({
        problem: { ...problem, stops },
        seed: 1,
        previous: made.plan.rounds,
        trial: null,
        moves: 20_000,
      }),
    );
    const setOf = ({ rounds }: PatrolPlan) => new Set(rounds.flat().map(({ stop }) => stop));
    const [before, after] = [setOf(made.plan), setOf(again.plan)];
    const kept = [...before].filter((stop) => after.has(stop)).length;
    expect(kept / before.size).toBeGreaterThan(0.7);
    expect([...after].map((stop) => CANDIDATES[candidateOf[stop]!]!.id)).not.toContain(gone);
  });
});

describe('plans in weeks they do not know', () => {
  const cases = citysCases(7);
  const outlook = outlookOf(cases);
  const { problem, candidateOf } = shiftProblem(TONIGHT, CANDIDATES, outlook.held!.risk, travel);
  const stops = {
    x: Float64Array.from(candidateOf, (index) => outlook.stops.x[index]!),
    y: Float64Array.from(candidateOf, (index) => outlook.stops.y[index]!),
  };
  const { events, shifts } = outlook.held!;
  const captured = ({ rounds }: PatrolPlan): number =>
    presenceCapture(
      events,
      shifts,
      rounds.flat().map(({ stop, arriveMinute, leaveMinute }): Presence => {
        return { x: stops.x[stop]!, y: stops.y[stop]!, fromMinute: arriveMinute, toMinute: leaveMinute };
      }),
      { reachM: REACH_M, reachMinutes: problem.reachMinutes },
    ).captured;

  it('are of the weeks before now, on days of the same kind, at the same hours', () => {
    expect(outlook.held!.shifts.length).toBeGreaterThan(50);
    for (const { fromMs, toMs } of shifts) {
      expect(new Date(fromMs + 8 * 3_600_000).toISOString().slice(11, 16)).toBe('17:00');
      expect(toMs).toBeLessThanOrEqual(NOW_MS);
    }
  });

  it('reach more thefts than random ones in at least 95 % of seeds', () => {
    const seeds = Array.from({ length: count(20, 200) }, (_, seed) => seed);
    const wins = seeds.filter((seed) => {
      const { plan } = runTask(makePlan({ problem, seed, previous: null, trial: null, moves: 4_000 }));
      const random = runTask(randomPatrol(problem, { random: createRandom(seed) }));
      expect(brokenLimits(problem, plan)).toEqual([]);
      return captured(plan) > captured(random);
    });
    expect(wins.length / seeds.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are tried out beside an even spread and what was done before', () => {
    const trial: PlanTrial = {
      expectedThefts: problem.expectedThefts,
      totalThefts: problem.totalThefts ?? 0,
      stops,
      events,
      shifts,
      practice: [[{ x: stops.x[0]!, y: stops.y[0]!, fromMinute: 0, toMinute: 15 }], []],
    };
    const made = runTask(makePlan({ problem, seed: 1, previous: null, trial, moves: 4_000 }));
    const { planned, even, practice } = made.trial!;
    expect(planned.captured).toBeGreaterThan(even.captured);
    expect(practice!.thefts).toBeCloseTo(planned.thefts, 9);
    expect(planned.low).toBeLessThan(planned.captured / planned.thefts);
    expect(planned.high).toBeGreaterThan(planned.captured / planned.thefts);
    const none = runTask(
      makePlan({ problem, seed: 1, previous: null, trial: { ...trial, practice: [] }, moves: 100 }),
    );
    expect(none.trial!.practice).toBeNull();
    expect([made.trial!.practiceShifts, none.trial!.practiceShifts]).toEqual([2, 0]);
  });
});
