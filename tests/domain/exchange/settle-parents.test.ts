import { describe, expect, it } from 'vitest';
import { assignUnitCodes, type UnitDraft } from '../../../src/domain/exchange/units/assign-unit-codes.ts';
import type { LocatableUnit } from '../../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../../src/domain/exchange/units/unit-parents.ts';
import type { UnitLevel } from '../../../src/domain/grids/codes.ts';

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
const settle = (drafts: readonly UnitDraft[], ...known: LocatableUnit[]) =>
  assignUnitCodes(drafts, new Map(known.map((each) => [each.code, each])));
const without = ({ code: _code, ...rest }: LocatableUnit) => rest;

const village = unit('430202001001', 'village', 113, 27, 8);

describe('a unit and the one above it', () => {
  it('of the same layer goes before one of another data set that holds as much', () => {
    const foreign = unit('430202001001001000', 'grid', 113, 27, 4);
    const own = unit('430202001001002000', 'grid', 113, 27, 4);
    const micro = unit('', 'micro-grid', 114, 28, 1);
    const [, settled] = settle([draft(1, { ...own }), draft(2, without(micro))], foreign);
    expect(settled!.record).toMatchObject({
      code: '430202001001002901',
      parentCode: '430202001001002000',
    });
    // One that got its code in this layer counts as its own too.
    const [codeless, below] = settle(
      [draft(1, without(unit('', 'grid', 113, 27, 4))), draft(2, without(micro))],
      village,
      foreign,
    );
    expect(codeless!.record).toMatchObject({ code: '430202001001901000' });
    expect(below!.record).toMatchObject({ code: '430202001001901901' });
  });

  it('is not looked for above a county, whatever the file says', () => {
    const county = unit('430202000000', 'county', 113, 27, 9);
    const [settled] = settle([draft(1, { ...county }, { parentCode: '430200' })]);
    expect(settled).toMatchObject({ record: { code: '430202000000' }, repairs: [], warnings: [] });
    expect(settled!.record).not.toHaveProperty('parentCode');
  });

  it('is refused with the column that is wrong', () => {
    const fieldsOf = (...drafts: UnitDraft[]) =>
      settle(drafts).map(({ rejections }) => rejections.map(({ field }) => field));
    expect(
      fieldsOf(
        draft(1, without(unit('', 'county', 1, 1, 1))),
        draft(2, without(unit('', 'grid', 1, 1, 1))),
        draft(3, without(unit('', 'area', 1, 1, 1))),
        draft(4, { ...village }),
        draft(5, { ...village }),
      ),
    ).toEqual([['code'], ['code'], ['code'], [], ['code']]);
  });
});

describe('what is tolerated', () => {
  const child = (code: string, west: number, side: number) => ({
    ...unit(code, 'grid', west, 28, side),
    parentCode: village.code,
  });
  const count = (...units: (LocatableUnit & { parentCode: string })[]) =>
    nestingWarnings(units, new Map([[village.code, village]])).length;

  it('is up to a hundredth outside the parent, or shared with a sibling', () => {
    expect(count(child('a', 119.0099, 2))).toBe(0);
    expect(count(child('a', 119.03, 2))).toBe(1);
    expect(count(child('a', 114, 2), child('b', 115.99, 2))).toBe(0);
    expect(count(child('a', 114, 2), child('b', 115.97, 2))).toBe(1);
    expect(count(child('a', 114, 2), child('b', 116.5, 2))).toBe(0);
  });

  it('is everything of a unit whose parent is not known', () => {
    expect(nestingWarnings([child('a', 150, 2)], new Map())).toEqual([]);
    expect(nestingWarnings([unit('a', 'grid', 150, 2, 1)], new Map([[village.code, village]]))).toEqual([]);
  });
});
