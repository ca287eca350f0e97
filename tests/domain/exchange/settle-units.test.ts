import { describe, expect, it } from 'vitest';
import {
  assignUnitCodes,
  type KnownUnits,
  type UnitDraft,
} from '../../../src/domain/exchange/units/assign-unit-codes.ts';
import type { LocatableUnit } from '../../../src/domain/exchange/units/unit-locator.ts';
import { findParent, nestingWarnings } from '../../../src/domain/exchange/units/unit-parents.ts';
import { nearestAncestor, type UnitLevel } from '../../../src/domain/grids/codes.ts';

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
const draft = (
  row: number,
  record: Record<string, unknown>,
  values: Record<string, unknown> = {},
): UnitDraft => ({
  source: { row, values: new Map(Object.entries(values)) },
  result: { record: { aliases: [], ...record }, rejections: [], repairs: [], warnings: [] },
});
const known = (...units: LocatableUnit[]): KnownUnits => new Map(units.map((each) => [each.code, each]));

const village = unit('430202001001', 'village', 113.1, 27.8, 0.1);
const grid = unit('430202001001001000', 'grid', 113.12, 27.82, 0.04);

describe('a unit with a code', () => {
  it('is refused where another layer of the data set has the code', () => {
    const [result] = assignUnitCodes(
      [draft(1, { ...grid })],
      new Map([[grid.code, { ...grid, ownLayer: 'old' }]]),
    );
    expect(result!.rejections).toEqual([
      expect.objectContaining({ field: 'code', reason: 'is in the layer old already' }),
    ]);
    expect(result!.record).toBeUndefined();
  });

  it('takes the place of one of another data set', () => {
    const [result] = assignUnitCodes([draft(1, { ...grid })], known(village, grid));
    expect(result!.record).toMatchObject({ code: grid.code, parentCode: village.code });
    expect(result!.rejections).toEqual([]);
  });

  it('follows its code where a parent is written beside it, which is told where it differs', () => {
    const parentOf = (parentCode: unknown) =>
      assignUnitCodes([draft(7, { ...grid }, { parentCode })], known(village))[0]!.repairs;
    expect(parentOf('430202001001')).toEqual([]);
    expect(parentOf(' 430202001 ')).toEqual([]);
    expect(parentOf(430202001001)).toEqual([]);
    expect(parentOf('430202001002')).toEqual([
      {
        row: 7,
        field: 'parentCode',
        from: '430202001002',
        to: village.code,
        why: 'the parent follows from the code',
      },
    ]);
  });

  it('keeps what was told about it before', () => {
    const { source, result } = draft(3, { ...grid }, { parentCode: '430203' });
    const repair = { row: 3, field: 'name', from: 'ａ', to: 'a', why: 'narrow letters' };
    const warning = { field: 'areaM2', message: 'is small' };
    const [settled] = assignUnitCodes(
      [{ source, result: { ...result, repairs: [repair], warnings: [warning] } }],
      known(village),
    );
    expect(settled!.repairs.map(({ field }) => field)).toEqual(['name', 'parentCode']);
    expect(settled!.warnings).toEqual([warning]);
  });

  it('without any unit above it comes with a warning, unless nothing can stand above it', () => {
    const warningsOf = (one: LocatableUnit) => assignUnitCodes([draft(1, { ...one })], known())[0]!.warnings;
    expect(warningsOf(grid)).toEqual([{ field: 'parentCode', message: 'no unit above it is loaded' }]);
    expect(warningsOf(unit('430202000000', 'county', 113, 27, 1))).toEqual([]);
    expect(warningsOf(unit('HT-PQ-01', 'area', 113, 27, 1))).toEqual([]);
  });

  it('that is an area has no parent', () => {
    const area = unit('HT-PQ-01', 'area', 113.1, 27.8, 0.1);
    expect(assignUnitCodes([draft(1, { ...area })], known(village))[0]!.record).not.toHaveProperty(
      'parentCode',
    );
  });
});

describe('a unit without a usable code', () => {
  const codeless = (level: UnitLevel | undefined, code?: unknown) => {
    const { code: _code, ...rest } = grid;
    return draft(1, { ...rest, level }, code === undefined ? {} : { code });
  };

  it('says why it is none, where it is a county', () => {
    const reasonOf = (code?: unknown) =>
      assignUnitCodes([codeless('county', code)], known())[0]!.rejections[0]!.reason;
    expect(reasonOf()).toBe('a county needs its official code of 6 digits');
    expect(reasonOf('4302')).toBe(
      'is not a unit code of 6, 9, 12, 15 or 18 digits; a county needs its official code of 6 digits',
    );
  });

  it('is refused where its level is not known either', () => {
    expect(assignUnitCodes([codeless(undefined)], known(village))[0]!.rejections).toEqual([
      expect.objectContaining({ field: 'code', reason: 'neither a usable code nor a level is given' }),
    ]);
  });

  it('tells the code that it got, and keeps the old one as another name, in at most 100 characters', () => {
    const [result] = assignUnitCodes([codeless('grid', 'x'.repeat(120))], known(village));
    expect(result!.record).toMatchObject({
      code: '430202001001901000',
      parentCode: village.code,
      aliases: ['x'.repeat(100)],
    });
    expect(result!.repairs.at(-1)).toMatchObject({
      field: 'code',
      to: '430202001001901000',
      why: 'no usable code; made from 430202001001, which contains it',
    });
    const [numbered] = assignUnitCodes([codeless('grid', 17)], known(village));
    expect(numbered!.record!['aliases']).toEqual(['17']);
    const [odd] = assignUnitCodes([codeless('grid', true)], known(village));
    expect(odd!.record!['aliases']).toEqual([]);
  });

  it('is refused where its parent has no serials left', () => {
    const taken = Array.from({ length: 99 }, (_, index) =>
      unit(`430202001001${901 + index}000`, 'grid', 114, 28, 0.001),
    );
    expect(assignUnitCodes([codeless('grid')], known(village, ...taken))[0]!.rejections).toEqual([
      expect.objectContaining({ field: 'code', reason: 'unit 430202001001 has no serials left' }),
    ]);
  });
});

describe('the parent of a unit', () => {
  it('holds at least half of it, and the most of all', () => {
    const half = unit('430202001002', 'village', 113.14, 27.8, 0.1);
    const most = unit('430202001003', 'village', 113.13, 27.8, 0.1);
    expect(findParent(grid.geometry, 'grid', [half])?.code).toBe(half.code);
    expect(findParent(grid.geometry, 'grid', [half, most])?.code).toBe(most.code);
    expect(findParent(grid.geometry, 'grid', [most, half])?.code).toBe(most.code);
    const less = unit('430202001004', 'village', 113.141, 27.8, 0.1);
    expect(findParent(grid.geometry, 'grid', [less])).toBeUndefined();
  });

  it('is of the nearest coarser level, never of its own or a finer one', () => {
    const township = unit('430202001000', 'township', 113, 27.7, 0.5);
    expect(findParent(grid.geometry, 'grid', [township, village])?.code).toBe(village.code);
    expect(findParent(village.geometry, 'village', [township, village])?.code).toBe(township.code);
    expect(
      findParent(grid.geometry, 'grid', [grid, unit('430202001001001001', 'micro-grid', 113, 27.7, 0.5)]),
    ).toBe(undefined);
    // A village that holds too little does not stand in the way of the township.
    const aside = unit('430202001005', 'village', 113.155, 27.8, 0.1);
    expect(findParent(grid.geometry, 'grid', [aside, township])?.code).toBe(township.code);
  });

  it('by the code is the finest that is loaded, and never the unit itself', () => {
    const codes = new Set(['430202000000', '430202001001', '430202001001001000']);
    expect(nearestAncestor('430202001001001001', codes)).toBe('430202001001001000');
    expect(nearestAncestor('430202001001001000', codes)).toBe('430202001001');
    expect(nearestAncestor('430202001001', codes)).toBe('430202000000');
    expect(nearestAncestor('430202000000', codes)).toBeUndefined();
  });
});

describe('what does not fit together', () => {
  const child = (
    code: string,
    west: number,
    side: number,
    parentCode: string | undefined = village.code,
  ) => ({
    ...unit(code, 'grid', west, 27.82, side),
    parentCode,
  });
  const messages = (...units: (LocatableUnit & { parentCode?: string | undefined })[]) =>
    nestingWarnings(units, known(village)).map(({ message }) => message);

  it('is told in percent of the smaller unit', () => {
    const [small, large] = [
      child('430202001001001000', 113.12, 0.02),
      child('430202001001002000', 113.13, 0.04),
    ];
    expect(messages(small, large)).toEqual([
      '430202001001001000 shares 50.0 % of its area with 430202001001002000 (V-06)',
    ]);
    expect(messages(large, small)).toEqual(messages(small, large));
    expect(messages(child('430202001001003000', 113.19, 0.02))).toEqual([
      '430202001001003000 lies 50.0 % outside its parent 430202001001',
    ]);
  });

  it('is nothing where units only touch, or stand under other parents or on other levels', () => {
    expect(messages(child('a', 113.12, 0.02), child('b', 113.14, 0.02))).toEqual([]);
    expect(messages(child('a', 113.12, 0.02), child('b', 113.13, 0.02, '430202001009'))).toEqual([]);
    const finer = { ...child('b', 113.13, 0.02), level: 'micro-grid' as const };
    expect(messages(child('a', 113.12, 0.02), finer)).toEqual([]);
  });

  it('is nothing of areas, which lie over other units', () => {
    const areas = ['HT-PQ-01', 'HT-PQ-02'].map((code) => unit(code, 'area', 113.15, 27.82, 0.3));
    expect(messages(...areas)).toEqual([]);
  });
});
