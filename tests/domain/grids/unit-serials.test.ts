import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { allotSerials, coarserLevels } from '../../../src/domain/grids/unit-serials.ts';

describe('serials of units without a code', () => {
  const parent = { code: '430202001000' };
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ parent, at: [index, 0] as Position }));

  it('go from west to east, and from north to south where they stand above one another', () => {
    const three = [
      { parent, at: [1, 5] as Position, name: 'north-east' },
      { parent, at: [1, 4] as Position, name: 'south-east' },
      { parent, at: [0, 0] as Position, name: 'west' },
    ];
    expect(allotSerials(three, 'village', new Set()).map(({ item, code }) => [item.name, code])).toEqual([
      ['west', '430202001901'],
      ['north-east', '430202001902'],
      ['south-east', '430202001903'],
    ]);
  });

  it('end at 999, and pass over what is taken', () => {
    const given = allotSerials(items(100), 'village', new Set(['430202001902'])).map(({ code }) => code);
    expect(given.slice(0, 2)).toEqual(['430202001901', '430202001903']);
    expect(given.slice(97)).toEqual(['430202001999', undefined, undefined]);
  });

  it('go on in the next number of the level that is left out between', () => {
    const given = allotSerials(items(200), 'grid', new Set()).map(({ code }) => code);
    expect([given[0], given[98], given[99], given[198]]).toEqual([
      '430202001900901000',
      '430202001900999000',
      '430202001901901000',
      '430202001902901000',
    ]);
    const [micro] = allotSerials(items(1), 'micro-grid', new Set());
    expect(micro?.code).toBe('430202001900900901');
  });

  it('count under each parent apart', () => {
    const two = [parent, { code: '430202002000' }].map((each) => ({ parent: each, at: [0, 0] as Position }));
    expect(allotSerials(two, 'village', new Set()).map(({ code }) => code)).toEqual([
      '430202001901',
      '430202002901',
    ]);
  });

  it('stand under the levels above, the next one first', () => {
    expect(coarserLevels('grid')).toEqual(['village', 'township', 'county']);
    expect(coarserLevels('county')).toEqual([]);
  });
});

describe('serials below a community', () => {
  const item = (name: string, at: Position) => ({ name, at, parent: { code: '430202001001' } });

  it('count from west to east, then from north to south', () => {
    const items = [item('d', [2, 5]), item('c', [1, -9]), item('a', [1, 9]), item('b', [1, 0])];
    const allotted = allotSerials(items, 'grid', new Set());
    expect(allotted.map(({ item: { name }, code }) => [name, code])).toEqual([
      ['a', '430202001001901000'],
      ['b', '430202001001902000'],
      ['c', '430202001001903000'],
      ['d', '430202001001904000'],
    ]);
  });

  it('are 99 under one parent, and as many for each of a hundred that are left out between', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => item(String(at), [at, 0]));
    const codes = (count: number, level: 'grid' | 'micro-grid') =>
      allotSerials(many(count), level, new Set()).map(({ code }) => code);
    expect(codes(100, 'grid').slice(-2)).toEqual(['430202001001999000', undefined]);
    const finer = codes(9_901, 'micro-grid');
    expect(finer[0]).toBe('430202001001900901');
    expect(finer[9_899]).toBe('430202001001999999');
    expect(finer[9_900]).toBeUndefined();
    expect(new Set(finer).size).toBe(9_901);
  });
});
