import { describe, expect, it } from 'vitest';
import {
  assignUnitCodes,
  type KnownUnits,
  type UnitDraft,
} from '../../src/domain/exchange/units/assign-unit-codes.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../src/domain/exchange/units/unit-parents.ts';
import type { UnitLevel } from '../../src/domain/grids/codes.ts';

const box = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]], // prettier-ignore
});
const unit = (code: string, level: UnitLevel, west: number, south: number, side: number): LocatableUnit => ({
  code,
  level,
  areaM2: side * side * 1e10,
  labelPoint: [west + side / 2, south + side / 2],
  geometry: box(west, south, side),
});
const draft = (row: number, unitOf: Partial<LocatableUnit>, raw?: unknown): UnitDraft => ({
  source: { row, values: new Map(raw === undefined ? [] : [['code', raw]]) },
  result: { record: { aliases: [], ...unitOf }, rejections: [], repairs: [], warnings: [] },
});
const codeless = (
  row: number,
  level: UnitLevel,
  west: number,
  south: number,
  side: number,
  raw?: unknown,
) => {
  const { code: _code, ...rest } = unit('', level, west, south, side);
  return draft(row, rest, raw);
};
const known = (...units: LocatableUnit[]): KnownUnits => new Map(units.map((each) => [each.code, each]));

describe('placing units', () => {
  const village = unit('430202001001', 'village', 113.1, 27.8, 0.1);
  const next = unit('430202001002', 'village', 113.2, 27.8, 0.1);

  it('takes the parent from the code', () => {
    const grid = unit('430202001001001000', 'grid', 113.1, 27.8, 0.05);
    const [result] = assignUnitCodes([draft(1, { ...grid })], known(village));
    expect(result?.record).toMatchObject({ code: grid.code, parentCode: village.code });
    const [orphan] = assignUnitCodes(
      [draft(1, { ...grid })],
      known(unit('430202000000', 'county', 113, 27, 1)),
    );
    expect(orphan?.record).toMatchObject({ parentCode: '430202000000' });
  });

  it('finds the parent of a unit without a code by its largest overlap, and counts from west to east', () => {
    const drafts = [
      codeless(1, 'grid', 113.16, 27.82, 0.03, 'WG-2'),
      codeless(2, 'grid', 113.11, 27.82, 0.03),
      codeless(3, 'grid', 113.19, 27.85, 0.04),
    ];
    const results = assignUnitCodes(drafts, known(village, next));
    expect(results.map(({ record }) => record?.['code'])).toEqual([
      '430202001001902000',
      '430202001001901000',
      '430202001002901000',
    ]);
    expect(results[0]?.record?.['aliases']).toEqual(['WG-2']);
    expect(results[0]?.repairs[0]).toMatchObject({ row: 1, field: 'code', from: 'WG-2' });
    expect(
      assignUnitCodes(drafts.toReversed(), known(village, next)).map(({ record }) => record?.['code']),
    ).toEqual(['430202001002901000', '430202001001901000', '430202001001902000']);
  });

  it('looks among the units of its own data set first', () => {
    const foreign = unit('430202001001902000', 'grid', 113.1, 27.8, 0.05);
    const own = { ...unit('430202001001701000', 'grid', 113.11, 27.81, 0.02), ownLayer: 'special' };
    const [result] = assignUnitCodes(
      [codeless(1, 'micro-grid', 113.115, 27.815, 0.016)],
      new Map([[foreign.code, foreign], [own.code, own]]), // prettier-ignore
    );
    expect(result?.record).toMatchObject({ code: '430202001001701901' });
  });

  it('passes over codes that are taken, and fills levels that are left out with 900', () => {
    const taken = unit('430202001001901000', 'grid', 113.1, 27.8, 0.01);
    const [first] = assignUnitCodes([codeless(1, 'grid', 113.12, 27.82, 0.03)], known(village, taken));
    expect(first?.record?.['code']).toBe('430202001001902000');
    const county = unit('430202000000', 'county', 113, 27, 1);
    const many = Array.from({ length: 100 }, (_, index) =>
      codeless(index + 1, 'grid', 113.1 + index * 0.005, 27.5, 0.004),
    );
    const codes = assignUnitCodes(many, known(county)).map(({ record }) => record?.['code']);
    expect(codes[0]).toBe('430202900900901000');
    expect(codes[98]).toBe('430202900900999000');
    expect(codes[99]).toBe('430202900901901000');
    expect(new Set(codes).size).toBe(100);
  });

  it('lets micro-grids find grids that are placed in the same layer', () => {
    const results = assignUnitCodes(
      [codeless(1, 'micro-grid', 113.12, 27.82, 0.01), codeless(2, 'grid', 113.11, 27.81, 0.04)],
      known(village),
    );
    expect(results[1]?.record).toMatchObject({ code: '430202001001901000' });
    expect(results[0]?.record).toMatchObject({
      code: '430202001001901901',
      parentCode: '430202001001901000',
    });
  });

  it('rejects what cannot be placed', () => {
    const reasons = assignUnitCodes(
      [
        codeless(1, 'grid', 114.5, 27, 0.01),
        codeless(2, 'county', 113, 27, 1),
        codeless(3, 'area', 113, 27, 1),
        draft(4, { ...village }),
        draft(5, { ...village }),
      ],
      new Map([[next.code, { ...next, ownLayer: 'old' }]]),
    ).map(({ rejections }) => rejections[0]?.reason);
    expect(reasons).toEqual([
      'is no usable code, and no coarser unit contains this grid',
      'a county needs its official code of 6 digits',
      'an area needs an id like HT-PQ-01',
      undefined,
      'is the code of row 4 already',
    ]);
  });

  it('warns of units outside their parents and of siblings that overlap', () => {
    const inside = { ...unit('430202001001001000', 'grid', 113.11, 27.81, 0.02), parentCode: village.code };
    const over = { ...unit('430202001001002000', 'grid', 113.19, 27.82, 0.04), parentCode: village.code };
    const on = { ...unit('430202001001003000', 'grid', 113.12, 27.82, 0.02), parentCode: village.code };
    const messages = nestingWarnings([inside, over, on], known(village)).map(({ message }) => message);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatch(/430202001001002000 lies 75\.\d % outside its parent 430202001001/);
    expect(messages[1]).toMatch(/shares 2[45]\.\d % of its area with .* \(V-06\)/);
    const shifted = nestingWarnings([inside, { ...on, geometry: box(113.13, 27.81, 0.02) }], known(village));
    expect(shifted).toEqual([]);
  });
});
