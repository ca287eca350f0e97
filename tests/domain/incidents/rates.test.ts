import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCounters } from '../../../src/domain/incidents/counters.ts';
import { addToCounters, type CountedIncident } from '../../support/add-to-counters.ts';
import { rankUnits, type UnitRate } from '../../../src/domain/incidents/ranking.ts';
import { recheckRate } from '../../support/recheck-rate.ts';
import { computeRate, RATE_DEFINITIONS, rateDefinition } from '../../../src/domain/incidents/rates.ts';

const percent = (id: string, counters: Partial<ReturnType<typeof emptyCounters>>) =>
  (100 * (computeRate(id, { ...emptyCounters(), ...counters }).value ?? Number.NaN)).toFixed(2);

describe('rate definitions', () => {
  it('give the published values from the published counts', () => {
    expect(percent('completionRate', { handled: 6_245, registered: 6_329 })).toBe('98.67');
    expect(percent('closureRate', { closedOfDue: 911, dueToClose: 972 })).toBe('93.72');
    expect(percent('onTimeClosureRate', { closedOfDueOnTime: 737, dueToClose: 972 })).toBe('75.82');
    expect(percent('onTimeShareOfClosed', { closedOnTime: 737, closed: 911 })).toBe('80.90');
    expect(percent('filingRate', { filed: 996, accepted: 1_054 })).toBe('94.50');
  });

  it('have ids of their own', () => {
    expect(new Set(RATE_DEFINITIONS.map((definition) => definition.definitionId)).size).toBe(
      RATE_DEFINITIONS.length,
    );
    expect(() => rateDefinition('unknownRate')).toThrow(
      /unknown rate definition unknownRate; known: completionRate/,
    );
  });

  it('leave a rate of nothing unknown rather than zero', () => {
    expect(computeRate('closureRate', emptyCounters()).value).toBeUndefined();
  });
});

describe('printed against recomputed', () => {
  it('finds the misprint of 2019', () => {
    expect(recheckRate(98.47, 6_245, 6_329)).toMatchObject({ verdict: 'mismatch' });
    expect(recheckRate(98.47, 6_245, 6_329).differencePoints).toBeCloseTo(-0.2028, 4);
    expect(recheckRate(98.67, 6_245, 6_329).verdict).toBe('ok');
  });

  it('allows half of the second decimal and no more', () => {
    expect(recheckRate(12.505, 125, 1_000).verdict).toBe('ok');
    expect(recheckRate(12.506, 125, 1_000).verdict).toBe('mismatch');
    expect(recheckRate(12.55, 125, 1_000, 0.05).verdict).toBe('ok');
  });

  it('accepts what is rounded to two decimals, whatever the counts', () => {
    const counts = fc.tuple(fc.nat(100_000), fc.nat(100_000)).filter(([n, d]) => d > 0 && n <= d);
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const printed = Math.round((10_000 * numerator) / denominator) / 100;
        expect(recheckRate(printed, numerator, denominator).verdict).toBe('ok');
      }),
    );
  });

  it('says when it cannot be checked', () => {
    expect(recheckRate(98.8, undefined, 29_000)).toEqual({ verdict: 'uncheckable' });
    expect(recheckRate(98.8, 5, 0).verdict).toBe('uncheckable');
    expect(recheckRate(120, 6, 5).verdict).toBe('uncheckable');
    expect(recheckRate(undefined, 1, 4)).toEqual({ verdict: 'uncheckable', recomputed: 25 });
  });
});

const rate = (
  unitCode: string,
  numerator: number,
  denominator: number,
  more: Partial<UnitRate> = {},
): UnitRate => ({
  unitCode,
  level: 'grid',
  definitionId: 'completionRate',
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : undefined,
  ...more,
});

describe('ranking', () => {
  it('refuses different definitions and different levels', () => {
    const mixed = rankUnits([rate('a', 30, 30), rate('b', 30, 30, { definitionId: 'closureRate' })]);
    expect(mixed).toMatchObject({ ok: false, refusal: 'mixedDefinitions' });
    expect(rankUnits([rate('a', 30, 30), rate('b', 30, 30, { level: 'county' })])).toMatchObject({
      refusal: 'mixedLevels',
    });
  });

  it('shares ranks and lists small samples without one', () => {
    const ranking = rankUnits([
      rate('e', 19, 19),
      rate('d', 10, 40),
      rate('c', 30, 40),
      rate('b', 15, 20),
      rate('a', 0, 0),
    ]);
    expect(ranking.ok && ranking.rows.map(({ unitCode, rank }) => [unitCode, rank])).toEqual([
      ['b', 1],
      ['c', 1],
      ['d', 3],
      ['a', undefined],
      ['e', undefined],
    ]);
    expect(rankUnits([])).toEqual({ ok: true, definitionId: undefined, rows: [] });
  });
});

describe('counting', () => {
  const base: CountedIncident = {
    status: 'closed',
    urgency: 'normal',
    channel: 'GRID_APP',
    reportedAt: 0,
    acceptedAt: 1,
    filedAt: 2,
    dispatchedAt: 3,
    handledAt: 50,
    deadlineAt: 80,
    redoCount: 0,
    transferCount: 0,
  };
  const count = (...incidents: Partial<CountedIncident>[]) => {
    const counters = emptyCounters();
    for (const incident of incidents) addToCounters(counters, { ...base, ...incident }, 100);
    return counters;
  };

  it('leaves refused and voided reports out of the registered', () => {
    expect(count({}, { status: 'rejected' }, { status: 'voided' })).toMatchObject({
      reported: 3,
      registered: 1,
      handled: 1,
      filedThenVoided: 1,
    });
  });

  it('counts as due what has a deadline behind it and is not suspended', () => {
    const late = { deadlineAt: 40 };
    const open = { status: 'handling', handledAt: undefined } as const;
    expect(count({}, late, open, { ...open, status: 'suspended' }, { deadlineAt: 101 })).toMatchObject({
      registered: 5,
      handled: 3,
      dueToClose: 3,
      closedOfDue: 2,
      closedOfDueOnTime: 1,
      closed: 3,
      closedOnTime: 2,
    });
  });

  it('keeps every numerator within its denominator', () => {
    const incidents = fc.array(
      fc.record({
        status: fc.constantFrom(
          'closed',
          'handling',
          'suspended',
          'voided',
          'rejected',
          'verifying',
          'selfHandled',
        ),
        channel: fc.constantFrom('WECHAT', 'GRID_APP'),
        handledAt: fc.option(fc.integer({ min: 3, max: 99 }), { nil: undefined }),
        deadlineAt: fc.option(fc.integer({ min: 3, max: 200 }), { nil: undefined }),
        redoCount: fc.nat(2),
        transferCount: fc.nat(2),
      }),
    );
    fc.assert(
      fc.property(incidents, (list) => {
        const counters = count(...(list as Partial<CountedIncident>[]));
        for (const { definitionId } of RATE_DEFINITIONS) {
          const { numerator, denominator } = computeRate(definitionId, counters);
          expect(numerator).toBeGreaterThanOrEqual(0);
          expect(numerator).toBeLessThanOrEqual(denominator);
        }
      }),
    );
  });
});
