import { expect, it } from 'vitest';
import { groupSurges } from '../../../src/domain/situation/surge-groups.ts';

const surge = (countyCode: string, categoryCode: string | null, count: number, more: object = {}) => ({
  countyCode,
  categoryCode,
  count,
  firstAt: 1_000 + count,
  endedAt: null as number | null,
  high: 2,
  acknowledgedAt: null as number | null,
  ...more,
});

it('tells of each county once: of all its reports where several kinds surge, of the kind where it is the only one', () => {
  const [storm, leak] = groupSurges([
    surge('430202', 'D5', 6),
    surge('430202', null, 7),
    surge('430211', 'B2', 20),
    surge('430211', 'B3', 30),
    surge('430211', null, 60),
  ]);
  expect(storm).toMatchObject({ countyCode: '430211', lead: { categoryCode: null, count: 60 } });
  expect(storm!.categories.map(({ categoryCode }) => categoryCode)).toEqual(['B3', 'B2']);
  // Each has its own time: one category may have begun long before them all.
  expect(storm!.lead.firstAt).toBe(1_060);
  expect(leak).toMatchObject({ countyCode: '430202', lead: { categoryCode: 'D5' } });
  expect(groupSurges([surge('430202', null, 7)])[0]!.lead.categoryCode).toBeNull();
});

it('puts what nobody has seen first, and leaves out what is over', () => {
  const groups = groupSurges([
    surge('430211', 'B2', 90, { acknowledgedAt: 5 }),
    surge('430202', 'D5', 6),
    surge('430203', 'D5', 8, { endedAt: 9 }),
  ]);
  expect(groups.map(({ countyCode, fresh }) => [countyCode, fresh.length])).toEqual([
    ['430202', 1],
    ['430211', 0],
  ]);
});

it('is fresh again where another kind joins what was seen', () => {
  const [group] = groupSurges([
    surge('430211', null, 60, { acknowledgedAt: 5 }),
    surge('430211', 'B2', 20, { acknowledgedAt: 5 }),
    surge('430211', 'A1', 5),
  ]);
  expect(group!.fresh.map(({ categoryCode }) => categoryCode)).toEqual(['A1']);
});
