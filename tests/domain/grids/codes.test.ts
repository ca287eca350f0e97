import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ancestorCode,
  codePrefix,
  countyCode,
  fullCode,
  insideOf,
  isWithin,
  levelOfCode,
  NESTED_LEVELS,
  parentCode,
} from '../../../src/domain/grids/codes.ts';

/** From the county down to the micro-grid: the full code and its significant part. */
const LINE = [
  ['county', '430204000000', '430204'],
  ['township', '430204001000', '430204001'],
  ['village', '430204001002', '430204001002'],
  ['grid', '430204001002003000', '430204001002003'],
  ['micro-grid', '430204001002003004', '430204001002003004'],
] as const;

describe.each(LINE)('the code of a %s', (level, full, prefix) => {
  it('has its significant part and its full form', () => {
    expect(codePrefix(full)).toBe(prefix);
    expect(codePrefix(prefix)).toBe(prefix);
    expect(fullCode(prefix)).toBe(full);
  });

  it('tells its level, in full and shortened', () => {
    expect([levelOfCode(full), levelOfCode(prefix)]).toEqual([level, level]);
  });

  it('has the codes of all levels above it, and none below', () => {
    const depth = NESTED_LEVELS.indexOf(level);
    expect(NESTED_LEVELS.map((above) => ancestorCode(full, above))).toEqual(
      LINE.map(([, code], index) => (index <= depth ? code : undefined)),
    );
    expect(parentCode(full)).toBe(LINE[depth - 1]?.[1]);
  });

  it('lies within itself and its ancestors only', () => {
    const depth = NESTED_LEVELS.indexOf(level);
    expect(LINE.map(([, other]) => isWithin(full, other))).toEqual(LINE.map((_, index) => index <= depth));
    expect(isWithin(full, '430211000000')).toBe(false);
    expect(countyCode(full)).toBe('430204');
  });
});

test('zeros inside a code are not padding: only whole groups at its end are', () => {
  expect(codePrefix('430200000000')).toBe('430200');
  expect(codePrefix('430204000005')).toBe('430204000005');
  expect(codePrefix('430204010000')).toBe('430204010');
  expect(codePrefix('4302040000')).toBe('4302040000');
  expect(codePrefix('430000000000')).toBe('430000');
});

test('letters among the digits make a code none, however long it is', () => {
  expect(codePrefix('430204x00000')).toBe('430204x00000');
  expect(levelOfCode('430204xyz')).toBeUndefined();
  expect(parentCode('430204xyz')).toBeUndefined();
  expect(ancestorCode('430204xyz', 'county')).toBeUndefined();
});

test('an area has a level of its own, and stands outside the tree', () => {
  expect(levelOfCode('HT-PQ-01')).toBe('area');
  expect(codePrefix('HT-PQ-000')).toBe('HT-PQ-000');
  expect(parentCode('HT-PQ-01')).toBeUndefined();
  // Long enough for a county, but not of digits.
  expect(ancestorCode('HT-PQ-01', 'county')).toBeUndefined();
});

test('inside of an area are the members it names, inside of another unit what its code begins', () => {
  const members = ['430204001002', '430204003001'];
  const codes = ['430204001002', '430204001003', '430211001002'];
  expect(codes.map(insideOf('HT-PQ-01', members))).toEqual([true, false, false]);
  expect(codes.map(insideOf('430204000000', undefined))).toEqual([true, true, false]);
});

test.each(['', '43020', '4302040', 'x430204', '430204x', 'HT-PQ-1', 'HT-PQ-011', 'xHT-PQ-01', 'ht-pq-01'])(
  '“%s” is no code of a unit',
  (code) => expect(levelOfCode(code)).toBeUndefined(),
);

test('a parent is the ancestor one level up, whatever the code', () => {
  const group = fc.integer({ min: 0, max: 999 }).map((serial) => String(serial).padStart(3, '0'));
  fc.assert(
    fc.property(fc.array(group, { maxLength: 4 }), (groups) => {
      const code = fullCode(`430204${groups.join('')}`);
      const level = levelOfCode(code);
      const above = NESTED_LEVELS[NESTED_LEVELS.findIndex((one) => one === level) - 1];
      expect(parentCode(code)).toBe(above && ancestorCode(code, above));
      if (above) expect(isWithin(code, parentCode(code)!)).toBe(true);
    }),
  );
});
