import { describe, expect, it, test } from 'vitest';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { RowIssues } from '../../../src/domain/exchange/fields/row-result.ts';
import { assignUnit } from '../../../src/domain/exchange/units/assign-unit.ts';
import { completeCode } from '../../../src/domain/grids/unit-code.ts';
import { createUnitLocator } from '../../../src/domain/exchange/units/unit-locator.ts';
import { context, faultsOf, repairsOf, square } from './rows.ts';

const COUNTY = '430202000000';
const TOWNSHIP = '430202001000';

function assign(
  point: Position | undefined,
  rawUnitCode?: unknown,
  { accuracyM = undefined as number | undefined, mayPlace = true } = {},
) {
  const issues = new RowIssues({ row: 1 });
  const located = assignUnit({ point, rawUnitCode, accuracyM }, context.locator, issues, mayPlace);
  return { ...located, faults: faultsOf(issues), repairs: repairsOf(issues) };
}

/** A degree of latitude has 111,195 m; this far south of the township. */
const south = (metres: number): Position => [113.3, 27.2 - metres / 111_195];

describe('the unit of a point', () => {
  it('is the finest that contains it, whatever coarser one is written beside it', () => {
    expect(assign([113.3, 27.3])).toMatchObject({ unitCode: TOWNSHIP, repairs: [] });
    expect(assign([113.3, 27.3], COUNTY)).toMatchObject({ unitCode: TOWNSHIP, faults: [], repairs: [] });
    expect(assign([113.8, 27.8])).toMatchObject({ unitCode: COUNTY });
    expect(assign([112.95, 27.3])).toEqual({ point: [112.95, 27.3], faults: [], repairs: [] });
    expect(assign(undefined)).toEqual({ faults: [], repairs: [] });
  });

  it('is the one written beside it where that is up to 20 m away, as wide as a street', () => {
    expect(assign(south(20.4), TOWNSHIP)).toMatchObject({
      unitCode: TOWNSHIP,
      repairs: [
        `unitCode: ${COUNTY} → ${TOWNSHIP}: the point lies 20 m outside the unit given, within 20 m; the unit stands`,
      ],
    });
    expect(assign(south(20.6), TOWNSHIP)).toMatchObject({
      faults: [`unitCode: does not contain the point, which lies in ${COUNTY}, 21 m away (V-08)`],
    });
  });

  it('is the one written beside it within the accuracy of the point', () => {
    expect(assign(south(50), TOWNSHIP, { accuracyM: 50.4 })).toMatchObject({
      unitCode: TOWNSHIP,
      repairs: [
        `unitCode: ${COUNTY} → ${TOWNSHIP}: the point lies 50 m outside the unit given, within 50 m; the unit stands`,
      ],
    });
    expect(assign(south(50), TOWNSHIP, { accuracyM: 49 }).faults).toHaveLength(1);
    expect(assign(south(15), TOWNSHIP, { accuracyM: 1 }).faults).toEqual([]);
  });

  it('is not the one written beside it where the point is nowhere near', () => {
    const away = assign([112.95, 27.3], TOWNSHIP);
    expect(away.faults).toEqual([
      expect.stringMatching(
        /^unitCode: does not contain the point, which lies in no unit, \d{5} m away \(V-08\)$/,
      ),
    ]);
    expect(away).not.toHaveProperty('unitCode');
    const near = assign([112.9999, 27.3], COUNTY);
    expect(near.repairs).toEqual([
      `unitCode:  → ${COUNTY}: the point lies 10 m outside the unit given, within 20 m; the unit stands`,
    ]);
  });

  it('without a point is the one written, and gives a point only where it may', () => {
    expect(assign(undefined, TOWNSHIP, { mayPlace: false })).toEqual({
      unitCode: TOWNSHIP,
      faults: [],
      repairs: [],
    });
    expect(assign(undefined, TOWNSHIP)).toMatchObject({
      unitCode: TOWNSHIP,
      point: [113.3, 27.3],
      accuracyM: 10_000,
    });
  });

  it('is one that was loaded; a fault names those of its township that are most like it', () => {
    expect(assign(undefined, '430202001777').faults).toEqual([
      `unitCode: is no unit that was loaded; nearest: ${TOWNSHIP}`,
    ]);
    expect(assign(undefined, '430203001777').faults).toEqual(['unitCode: is no unit that was loaded']);
    expect(assign(undefined, 'somewhere').faults).toEqual([
      'unitCode: is not a unit code of 6, 9, 12, 15 or 18 digits',
    ]);
  });
});

test('an area lies over the tree, and is never the finest unit of a point', () => {
  const unit = (code: string, level: 'area' | 'county', side: number) => ({
    code,
    level,
    areaM2: side,
    labelPoint: [0, 0] as [number, number],
    geometry: square(0, 0, side),
  });
  const locator = createUnitLocator([unit('HT-PQ-01', 'area', 1), unit('430202000000', 'county', 2)]);
  expect(locator.finestAt([0.5, 0.5])?.code).toBe('430202000000');
  expect(locator.unitAt([0.5, 0.5], 'area')?.code).toBe('HT-PQ-01');
  expect(locator.contains('HT-PQ-01', [1.5, 1.5])).toBe(false);
  expect(locator.contains('unknown', [0.5, 0.5])).toBe(false);
  expect(locator.distanceM('unknown', [0.5, 0.5])).toBe(Infinity);
});

test('of two units of one level that contain a point the smaller is taken, of two with one code the later', () => {
  const village = (code: string, side: number, areaM2 = side) => ({
    code,
    level: 'village' as const,
    areaM2,
    labelPoint: [0, 0] as [number, number],
    geometry: square(0, 0, side),
  });
  const units = [village('a', 3), village('b', 2), village('c', 4), village('c', 1)];
  const locator = createUnitLocator(units);
  expect([0.5, 1.5, 2.5, 3.5].map((at) => locator.finestAt([at, at])?.code)).toEqual([
    'c',
    'b',
    'a',
    undefined,
  ]);
});

describe('a code as it is written', () => {
  it.each([
    ['430202', { code: '430202000000', repaired: 'completed from 6 to 12 digits' }],
    ['430202001001901', { code: '430202001001901000', repaired: 'completed from 15 to 18 digits' }],
    [' 430202001000 ', { code: '430202001000' }],
    ['430202001001901004', { code: '430202001001901004' }],
    [2 ** 53, { reason: 'is a number too long to be exact; store codes as text' }],
    [true, { reason: 'is not a unit code' }],
    ['4.30202E11', { reason: 'was turned into a number by a spreadsheet; store codes as text' }],
    ['4e+11', { reason: 'was turned into a number by a spreadsheet; store codes as text' }],
    ['x4.3e11', { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' }],
    ['4.3e11x', { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' }],
    ['x430202', { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' }],
    ['430202x', { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' }],
    ['43020200100190', { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' }],
  ])('%j is %j', (raw, completed) => expect(completeCode(raw)).toEqual(completed));
});
