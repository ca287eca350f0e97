import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, storyOf, type StoryVersion } from '../../../../src/domain/grids/versions/unit-story.ts';
import { ofLevel, versionsAt } from '../../../../src/domain/grids/versions/units-at.ts';
import {
  dayAfter,
  dayBefore,
  isInForce,
  momentsOf,
  overlapInTime,
} from '../../../../src/domain/grids/versions/validity.ts';

const days = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.nat(3))
  .map(([a, b, open]) => ({
    ...(open % 2 === 0 && { validFrom: dateAt(Math.min(a, b)) }),
    ...(open < 2 && { validTo: dateAt(Math.max(a, b)) }),
  }));
const dateAt = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

describe('days on which a version counts', () => {
  it('overlap exactly where some day is common to both', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const common = Array.from({ length: 405 }, (_, day) => dateAt(day - 2)).some(
          (day) => isInForce(a, day) && isInForce(b, day),
        );
        expect(overlapInTime(a, b)).toBe(common);
      }),
    );
  });

  it('begin at midnight of the first day in Shanghai and end at that of the day after the last', () => {
    expect(momentsOf({ validFrom: '2026-03-01', validTo: '2026-03-01' })).toEqual([
      Date.parse('2026-03-01T00:00:00+08:00'),
      Date.parse('2026-03-02T00:00:00+08:00'),
    ]);
    expect(momentsOf({})).toEqual([-Infinity, Infinity]);
    expect([dayBefore('2026-03-01'), dayAfter('2024-02-28')]).toEqual(['2026-02-28', '2024-02-29']);
  });
});

const HISTORY: readonly StoryVersion[] = [
  { code: 'A', validTo: '2026-01-31' },
  { code: 'B', validTo: '2026-03-31' },
  { code: 'C', validFrom: '2026-02-01', predecessors: ['A'] },
  { code: 'D', validFrom: '2026-02-01', validTo: '2026-03-31', predecessors: ['A'] },
  { code: 'E', validFrom: '2026-04-01', predecessors: ['B', 'D'] },
  { code: 'F', validFrom: '2026-02-01', predecessors: ['G'] },
  { code: 'G', validTo: '2026-01-31' },
  { code: 'H' },
];
const told = (code: string) =>
  storyOf(code, HISTORY).map(({ day, kind, before, after }) =>
    [day, kind, ...[before, after].map((units) => units.map((unit) => unit.code).join(''))].join(' '),
  );

describe('what became of a unit', () => {
  it('is followed back to what it came from and on to what came of it, and no further', () => {
    expect(told('D')).toEqual(['2026-02-01 split A CD', '2026-04-01 merge BD E']);
    expect(told('E')).toEqual(['2026-02-01 split A CD', '2026-04-01 merge BD E']);
    expect(told('C')).toEqual(['2026-02-01 split A CD']);
    expect(told('F')).toEqual(['2026-02-01 recoded G F']);
    expect(told('H')).toEqual([]);
  });

  it('tells a border that moved from a redivision', () => {
    const moved = [
      { code: 'A', validTo: '2026-01-31' },
      { code: 'A', validFrom: '2026-02-01' },
    ];
    expect(changesOf(moved)).toMatchObject([{ kind: 'redrawn' }]);
    const shared = [
      { code: 'A', validTo: '2026-01-31' },
      { code: 'B', validTo: '2026-01-31' },
      { code: 'A', validFrom: '2026-02-01', predecessors: ['B'] },
      { code: 'B', validFrom: '2026-02-01' },
    ];
    expect(changesOf(shared)).toMatchObject([{ kind: 'redivision' }]);
  });
});

describe('the units of a day', () => {
  const units = [
    { code: '1', level: 'village' },
    { code: '1-1', level: 'grid', parentCode: '1', validTo: '2026-01-31' },
    { code: '1-2', level: 'grid', parentCode: '1', validFrom: '2026-02-01' },
    { code: '1-2-1', level: 'micro-grid', parentCode: '1-2', validFrom: '2026-03-01' },
    { code: 'PQ', level: 'area' },
  ];
  const finest = (day: string) =>
    ofLevel(versionsAt([...units, ...units], day), 'finest').map(({ code }) => code);

  it('are each once, the finest being those that had none below them then', () => {
    expect(finest('2026-01-31')).toEqual(['1-1']);
    expect(finest('2026-02-01')).toEqual(['1-2']);
    expect(finest('2026-03-01')).toEqual(['1-2-1']);
    expect(ofLevel(versionsAt(units, '2026-02-01'), 'village').map(({ code }) => code)).toEqual(['1']);
  });
});
