import { describe, expect, it } from 'vitest';
import { inFilteredArea, rowsOfFilter, weighCases } from '../../../../src/domain/desk/place/weigh-cases.ts';
import { fewCases, ONE_DAY, PLANE } from './a-few-cases.ts';

/** Two micro-grids of one grid, and a community of another county. */
const UNITS = ['430202001001001001', '430202001001001002', '430204001001'];
const [UNKNOWN, NOWHERE] = [-1, { unitCode: null, lasso: null }];
/** Everything from 50 m west to 150 m east of the corner. */
const LASSO = ([[-50, -50], [150, -50], [150, 50], [-50, 50]] as const).map(([x, y]) => PLANE.toPosition(x, y)); // prettier-ignore

describe('the area of a filter', () => {
  const { longitude, latitude } = fewCases([[0, 0], [100, 0], [200, 0], [0, 0]]); // prettier-ignore
  const located = { longitude, latitude, units: UNITS, unit: Int32Array.of(0, 1, 2, UNKNOWN) };
  const flagsOf = (filter: Parameters<typeof inFilteredArea>[1]) => [...inFilteredArea(located, filter)];

  it('is everything where nothing is chosen', () => {
    expect(flagsOf(NOWHERE)).toEqual([1, 1, 1, 1]);
  });

  it('holds what lies in the unit; where the unit of a place is not known, it lies in none', () => {
    expect(flagsOf({ ...NOWHERE, unitCode: '430202000000' })).toEqual([1, 1, 0, 0]);
    expect(flagsOf({ ...NOWHERE, unitCode: '430202001001001002' })).toEqual([0, 1, 0, 0]);
  });

  it('holds what lies in the area drawn by hand, and only where it lies in the unit too', () => {
    expect(flagsOf({ ...NOWHERE, lasso: LASSO })).toEqual([1, 1, 0, 1]);
    expect(flagsOf({ lasso: LASSO, unitCode: '430202001001001001' })).toEqual([1, 0, 0, 0]);
  });

  it('that is a governance area holds what lies in its members, and nothing where they are not known', () => {
    const area = { ...NOWHERE, unitCode: 'HT-PQ-01' };
    expect(flagsOf({ ...area, memberCodes: [UNITS[1]!, UNITS[2]!] })).toEqual([0, 1, 1, 0]);
    // A grid with micro-grids below it.
    expect(flagsOf({ ...area, memberCodes: ['430202001001001000'] })).toEqual([1, 1, 0, 0]);
    expect(flagsOf(area)).toEqual([0, 0, 0, 0]);
  });
});

describe('the rows of a filter', () => {
  const cases = fewCases([[0, 0], [100, 0], [200, 0]], { units: UNITS, unit: Uint32Array.of(0, 1, 2) }); // prettier-ignore

  it.each([
    ['no area', {}, [0, 1, 2]],
    ['a unit', { unitCode: '430204000000' }, [2]],
    ['an area drawn by hand', { lasso: LASSO }, [0, 1]],
    ['a governance area', { unitCode: 'HT-PQ-01', memberCodes: ['430202001001001000'] }, [0, 1]],
    ['a governance area of unknown members', { unitCode: 'HT-PQ-01' }, []],
  ])('with %s are those that lie in it', (_, clauses, rows) => {
    const filter = { ...ONE_DAY, ...clauses };
    expect([...rowsOfFilter(cases, filter)]).toEqual(rows);
    expect(Array.from(inFilteredArea(cases, filter), (flag, row) => (flag === 1 ? [row] : [])).flat()).toEqual(rows); // prettier-ignore
  });
});

it('weighs what of a case lies in the range, and leaves out what weighs nothing', () => {
  const cases = fewCases([[0, 0, 0.5], [0, 0, 0], [0, 0], [0, 0, 0.25]], { units: UNITS, unit: Uint32Array.of(0, 0, 0, 2) }); // prettier-ignore
  const { rows, weights, facts } = weighCases({ cases, markets: [], filter: ONE_DAY });
  expect([[...rows], [...weights]]).toEqual([
    [0, 2, 3],
    [0.5, 1, 0.25],
  ]);
  expect(facts).toEqual({ cases: 3, weight: 1.75, window: ONE_DAY.range });
  const inCounty = weighCases({ cases, markets: [], filter: { ...ONE_DAY, unitCode: '430204000000' } });
  expect(inCounty.facts).toMatchObject({ cases: 1, weight: 0.25 });
});
