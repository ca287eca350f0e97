import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnBreachSteps, type HandlingDurations } from '../../../src/domain/situation/breach.ts';
import { createHandlingTally } from '../../../src/domain/situation/handling-tally.ts';
import type { PastReport } from '../../../src/domain/situation/past-reports.ts';
import { survivalCurve, type Durations } from '../../../src/domain/situation/survival.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { HOUR_MS, parseIso } from '../../../src/domain/time/zone.ts';

const learnBreach = (past: readonly HandlingDurations[]) => runTask(learnBreachSteps(past));

/** Weeks of remission under 6-mercaptopurine, + = still in remission: Freireich et al., Blood 21, 1963, 699–716. */
const REMISSIONS = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
/** Product-limit values of these data as printed in Cox and Oakes, Analysis of Survival Data, 1984, and by R's survfit. */
const PRINTED: [weeks: number, survival: number, atRisk: number][] = [
  [5, 1, 21],
  [6, 0.857, 17],
  [7, 0.807, 16],
  [10, 0.753, 13],
  [13, 0.69, 11],
  [16, 0.627, 10],
  [22, 0.538, 6],
  [23, 0.448, 5],
];

describe('the product-limit estimate', () => {
  it('gives the published curve of the 6-MP data', () => {
    const curve = survivalCurve(
      REMISSIONS.map((text) => ({
        durationMs: Number.parseInt(text, 10),
        ended: text.endsWith('+') ? 0 : 1,
        open: text.endsWith('+') ? 1 : 0,
      })),
    );
    for (const [weeks, survival, atRisk] of PRINTED) {
      expect(curve.survival(weeks), `${weeks} weeks`).toBeCloseTo(survival, 3);
      expect(curve.atRisk(weeks), `${weeks} weeks`).toBe(atRisk);
    }
    expect(curve.survival(100)).toBeCloseTo(0.448, 3);
  });

  it('is the plain share where nothing is open', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), fc.nat(35), (durations, at) => {
        const curve = survivalCurve(durations.map((durationMs) => ({ durationMs, ended: 1, open: 0 })));
        const longer = durations.filter((duration) => duration > at).length;
        expect(curve.survival(at)).toBeCloseTo(longer / durations.length, 9);
        expect(curve.atRisk(at)).toBe(longer);
      }),
    );
  });

  it('does not care whether equal durations come as one entry or many, and in which order', () => {
    const durations = fc.record({ durationMs: fc.nat(20), ended: fc.nat(3), open: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 30 }), fc.nat(22), (list, at) => {
        const single = list.flatMap(({ durationMs, ended, open }): Durations[] => [
          ...Array.from({ length: open }, () => ({ durationMs, ended: 0, open: 1 })),
          ...Array.from({ length: ended }, () => ({ durationMs, ended: 1, open: 0 })),
        ]);
        const [whole, apart] = [survivalCurve(list), survivalCurve(single.toReversed())];
        expect(whole.survival(at)).toBeCloseTo(apart.survival(at), 12);
        expect(whole.atRisk(at)).toBe(apart.atRisk(at));
      }),
    );
  });
});

const at = (text: string) => parseIso(`2026-11-${text}:00+08:00`);

/** 60 incidents of L1: a third each takes 10, 22 and 30 service hours. */
const past: HandlingDurations[] = [10, 22, 30].map((hours) => ({
  categoryCode: 'B1',
  tier: 'L1',
  isEmergency: false,
  durationMs: hours * HOUR_MS,
  ended: 20,
  open: 0,
}));

describe('the chance of a breach', () => {
  const incident = {
    categoryCode: 'B1',
    tier: 'L1' as const,
    urgency: 'normal' as const,
    reportedAt: at('18T08:00'),
    deadlineAt: at('19T20:00'),
  };

  it('is that of those that took as long already: 1/3, after 10 service hours 1/2, after 22 all', () => {
    const breach = learnBreach(past);
    expect(breach(incident, at('18T09:00'))).toEqual({ breachProbability: expect.closeTo(1 / 3, 9), n: 60 });
    expect(breach(incident, at('18T18:00'))).toEqual({ breachProbability: expect.closeTo(1 / 2, 9), n: 40 });
    expect(breach(incident, at('19T18:00'))).toEqual({ breachProbability: 1, n: 20 });
  });

  it('does not move in the night, when limits stand still', () => {
    const breach = learnBreach(past);
    expect(breach(incident, at('19T03:00'))).toEqual(breach(incident, at('18T20:00')));
  });

  it('is the tier’s where the category is too rare, and unknown below 20', () => {
    const rare = past.map((entry) => ({ ...entry, categoryCode: 'H1', ended: 3 }));
    const breach = learnBreach([...past, ...rare]);
    const ofRare = { ...incident, categoryCode: 'H1' };
    expect(breach(ofRare, at('18T09:00'))).toEqual({ breachProbability: expect.closeTo(1 / 3, 9), n: 69 });
    expect(learnBreach(rare)(ofRare, at('18T09:00'))).toEqual({ breachProbability: null, n: 9 });
    expect(learnBreach([])(incident, at('18T09:00'))).toEqual({ breachProbability: null, n: 0 });
  });

  it('counts emergencies by themselves and on the wall clock', () => {
    const emergencies = [1, 3].map((hours) => ({
      ...past[0]!,
      isEmergency: true,
      durationMs: hours * HOUR_MS,
    }));
    const call = { ...incident, urgency: 'emergency' as const, reportedAt: at('18T02:00') };
    const breach = learnBreach([...past, ...emergencies]);
    expect(breach({ ...call, deadlineAt: at('18T04:00') }, at('18T02:30'))).toEqual({
      breachProbability: expect.closeTo(1 / 2, 9),
      n: 40,
    });
  });

  it('is certain once the deadline has passed', () => {
    expect(learnBreach(past)(incident, at('20T09:00')).breachProbability).toBe(1);
  });

  it('is not told of a report without an hour, until its deadline is over', () => {
    const breach = learnBreach(past);
    const dated = { ...incident, knownToDay: ['reportedAt'] as const };
    expect(breach(incident, at('18T09:00')).breachProbability).not.toBeNull();
    expect(breach(dated, at('18T09:00'))).toEqual({ breachProbability: null, n: 0 });
    expect(breach({ ...incident, knownToDay: ['deadlineAt'] }, at('18T09:00'))).toEqual(
      breach(incident, at('18T09:00')),
    );
    expect(breach(dated, at('20T09:00')).breachProbability).toBe(1);
  });

  it('lies between 0 and 1 and never falls while the incident stays open', () => {
    const durations = fc.array(
      fc.record({
        durationMs: fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR_MS),
        ended: fc.nat(9),
        open: fc.nat(5),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(durations, (list) => {
        const breach = learnBreach(
          list.map((entry) => ({ ...entry, categoryCode: 'B1', tier: 'L1', isEmergency: false })),
        );
        let last = 0;
        for (let hour = 0; hour <= 36; hour += 1) {
          const { breachProbability } = breach(incident, incident.reportedAt + hour * HOUR_MS);
          if (breachProbability === null) continue;
          expect(breachProbability).toBeGreaterThanOrEqual(last - 1e-12);
          expect(breachProbability).toBeLessThanOrEqual(1 + 1e-12);
          last = breachProbability;
        }
      }),
    );
  });
});

describe('handling durations', () => {
  const report: PastReport = {
    reportedAt: at('18T19:50'),
    categoryCode: 'B1',
    unitCode: '430204001001001000',
    longitude: 113,
    latitude: 27.8,
    tier: 'L1',
    urgency: 'normal',
    status: 'closed',
    handledAt: at('19T08:01'),
  };
  const durationsOf = (...reports: PastReport[]) => {
    const tally = createHandlingTally(at('19T20:00'));
    for (const one of reports) tally.add(one);
    return tally.durations().map(({ durationMs, ended, open }) => [durationMs / HOUR_MS, ended, open]);
  };

  it('are service time: 11 minutes over a night, rounded up to a quarter of an hour', () => {
    expect(durationsOf(report, { ...report, handledAt: at('19T08:04') })).toEqual([[0.25, 2, 0]]);
  });

  it('count what is still open up to now, rounded down, and leave refused, voided and suspended ones out', () => {
    const open = { ...report, status: 'handling' as const, handledAt: undefined, reportedAt: at('19T09:55') };
    const others = (['rejected', 'voided', 'suspended'] as const).map((status) => ({ ...open, status }));
    expect(durationsOf(open, ...others)).toEqual([[10, 0, 1]]);
  });

  it('of emergencies run at night', () => {
    expect(durationsOf({ ...report, urgency: 'emergency' })).toEqual([[12.25, 1, 0]]);
  });
});
