import { describe, expect, it } from 'vitest';
import { comparabilityOf } from '../../../src/domain/comparison/comparability.ts';
import { compareCounts, excludes } from '../../../src/domain/comparison/compare-counts.ts';
import { comparedShares } from '../../../src/domain/comparison/compared-shares.ts';
import { measureRows, type MeasuredUnit } from '../../../src/domain/comparison/measure-rows.ts';

const profile = (code: string, total: number, handled: number) => ({
  code,
  total,
  registered: total,
  handled,
  progresses: [handled, total - handled, 0, 0] as const,
  categories: {},
  channels: {},
  tiers: { L1: total, L2: 0, L3: 0 },
  hours: [],
  course: [],
  due: 10,
  closedOfDue: 9,
});
const unit = (total: number, quantities: MeasuredUnit['quantities'] = {}): MeasuredUnit => ({
  profile: profile(String(total), total, total - 1),
  quantities,
});
const resultsOf = (...[units, setting]: Parameters<typeof measureRows>) =>
  Object.fromEntries(measureRows(units, setting).map(({ id, result }) => [id, result]));

describe('measures of two units', () => {
  it('compares rates of handling and closing each by itself, and says where there are too few', () => {
    const results = resultsOf([unit(200), unit(100)], { comparability: 'all', isOfProgress: false });
    expect(results).toMatchObject({
      reported: { kind: 'ratio', ratio: 2 },
      completionRate: { kind: 'difference' },
      closureRate: { kind: 'tooFew', n: 10 },
      households: { kind: 'notCompared', why: 'unknown' },
    });
  });

  it('compares per household only where both are known as numbers, not as bounds', () => {
    const known = { households: { value: 500, qualifier: 'approx' } } as const;
    const bound = { households: { value: 500, qualifier: 'ge' } } as const;
    const setting = { comparability: 'all', isOfProgress: false } as const;
    expect(resultsOf([unit(60, known), unit(30, known)], setting)['households']).toMatchObject({ kind: 'ratio', ratio: 2 }); // prettier-ignore
    expect(resultsOf([unit(60, known), unit(30, bound)], setting)['households']).toMatchObject({ why: 'unknown' }); // prettier-ignore
  });

  it('leaves counts of different levels and everything of units in each other uncompared', () => {
    const units = [unit(200), unit(100)] as const;
    expect(resultsOf(units, { comparability: 'shares', isOfProgress: false })).toMatchObject({
      reported: { why: 'levels' },
      completionRate: { kind: 'difference' },
    });
    const nested = resultsOf(units, { comparability: 'none', isOfProgress: false });
    expect(Object.values(nested).map(({ kind }) => kind)).toEqual(Array(5).fill('notCompared'));
  });

  it('gives no rate where a filter by progress decides it', () => {
    const rows = measureRows([unit(200), unit(100)], { comparability: 'all', isOfProgress: true });
    expect(rows.find(({ id }) => id === 'completionRate')).toMatchObject({
      first: null,
      result: { why: 'progress' },
    });
  });
});

it('knows which units overlap, areas by their members', () => {
  const of = (code: string, level: 'county' | 'grid' | 'area' | 'micro-grid', memberCodes?: string[]) => ({ code, level, memberCodes }); // prettier-ignore
  const area = of('HT-PQ-01', 'area', ['430202001001001001']);
  expect(comparabilityOf(of('430202000000', 'county'), of('430204000000', 'county'))).toBe('all');
  expect(comparabilityOf(of('430202000000', 'county'), of('430204001001001000', 'grid'))).toBe('shares');
  expect(comparabilityOf(of('430202000000', 'county'), of('430202001001001000', 'grid'))).toBe('none');
  expect(comparabilityOf(of('430202001001001000', 'grid'), of('430202000000', 'county'))).toBe('none');
  expect(comparabilityOf(area, of('430202001001001001', 'micro-grid'))).toBe('none');
  expect(comparabilityOf(area, of('430202001001001002', 'micro-grid'))).toBe('shares');
});

it('says nothing of fewer than 20 incidents', () => {
  expect(compareCounts(12, 7)).toEqual({ kind: 'tooFew', n: 19 });
  const twenty = compareCounts(13, 7);
  expect(twenty.kind === 'ratio' && excludes(twenty, 1)).toBe(false);
});

it('orders values by the sum of their shares, on one axis', () => {
  const { rows, most } = comparedShares(
    [
      { A: 1, B: 9 },
      { A: 30, C: 70 },
    ],
    [10, 100],
  );
  expect(rows.map(({ code }) => code)).toEqual(['B', 'C', 'A']);
  expect(most).toBe(0.9);
  expect(comparedShares([{}, {}], [0, 0], ['L1', 'L2'])).toEqual({ rows: [{ code: 'L1', counts: [0, 0] }, { code: 'L2', counts: [0, 0] }], most: 0 }); // prettier-ignore
});
