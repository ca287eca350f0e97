import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessUnits, gradeOf } from '../../../src/domain/situation/assessment.ts';
import { byDepartment } from '../../../src/domain/situation/radar.ts';
import { summariseWhistles, type Whistle } from '../../../src/domain/situation/whistles.ts';

describe('grades', () => {
  it.each([
    [90, 100, 'A'],
    [18, 20, 'A'],
    [89, 100, 'B'],
    [75, 100, 'B'],
    [74, 100, 'C'],
    [60, 100, 'C'],
    [59, 100, 'D'],
    [40, 100, 'D'],
    [39, 100, 'E'],
    [0, 100, 'E'],
    [19, 19, null],
    [0, 0, null],
  ])('%i of %i is %s', (numerator, denominator, grade) => {
    expect(gradeOf(numerator, denominator)).toBe(grade);
  });

  it('never get better with a lower rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 999 }), fc.nat(), (denominator, seed) => {
        const numerator = seed % denominator;
        expect(gradeOf(numerator, denominator)! >= gradeOf(numerator + 1, denominator)!).toBe(true);
      }),
    );
  });
});

describe('the assessment', () => {
  it('ranks the large ones, best first, equal ones alike, and lists the small ones after them', () => {
    const rows = assessUnits('onTimeClosureRate', 'county', [
      { unitCode: '430202000000', numerator: 45, denominator: 50 },
      { unitCode: '430203000000', numerator: 19, denominator: 19 },
      { unitCode: '430204000000', numerator: 90, denominator: 100 },
      { unitCode: '430211000000', numerator: 20, denominator: 40 },
      { unitCode: '430212000000', numerator: 0, denominator: 0 },
    ]);
    expect(
      rows.map(({ unitCode, rank, grade, value }) => [unitCode.slice(4, 6), rank, grade, value]),
    ).toEqual([
      ['02', 1, 'A', 0.9],
      ['04', 1, 'A', 0.9],
      ['11', 3, 'D', 0.5],
      ['03', null, null, 1],
      ['12', null, null, null],
    ]);
  });
});

describe('whistles', () => {
  const whistle = (
    eventNo: string,
    calledAt: number,
    arrivedAt: number | null,
    isFinished = false,
  ): Whistle => ({
    eventNo,
    title: '路面坑洼',
    departments: ['URBAN_MGMT'],
    calledAt,
    arrivedAt,
    isFinished,
  });

  it('are summed up: called, arrived, median, and who still waits, the longest first', () => {
    const summary = summariseWhistles(
      [
        whistle('a', 0, 10),
        whistle('b', 5, 45),
        whistle('c', 9, null),
        whistle('d', 7, null),
        whistle('e', 1, null, true),
      ],
      1,
    );
    expect(summary).toEqual({
      called: 5,
      arrived: 2,
      medianMs: 25,
      waiting: [{ eventNo: 'd', title: '路面坑洼', departments: ['URBAN_MGMT'], calledAt: 7 }],
    });
  });

  it('whose call is known to the day have arrived, and take no part in the median', () => {
    const onDate = { ...whistle('d', 0, 86_400_000), isCallDate: true };
    expect(summariseWhistles([whistle('a', 0, 10), onDate], 5)).toMatchObject({
      called: 2,
      arrived: 2,
      medianMs: 10,
    });
    const waiting = { ...whistle('w', 0, null), isCallDate: true };
    expect(summariseWhistles([waiting], 5).waiting).toMatchObject([{ eventNo: 'w', isCallDate: true }]);
  });

  it('have no median where none has arrived', () => {
    expect(summariseWhistles([whistle('c', 9, null)], 5).medianMs).toBeNull();
    expect(summariseWhistles([], 5)).toEqual({ called: 0, arrived: 0, medianMs: null, waiting: [] });
  });
});

describe('the radar', () => {
  it('puts the department with the next deadline first, and keeps to its limits', () => {
    const items = [
      { eventNo: '1', deadlineAt: 30, dept: 'FIRE' },
      { eventNo: '2', deadlineAt: 10, dept: null },
      { eventNo: '3', deadlineAt: 20, dept: 'FIRE' },
      { eventNo: '4', deadlineAt: 40, dept: 'FIRE' },
      { eventNo: '5', deadlineAt: 50, dept: 'HEALTH' },
    ];
    const radar = byDepartment(items, (item) => item.dept, 2, 2);
    expect(radar.map(({ department, items }) => [department, items.map(({ eventNo }) => eventNo)])).toEqual([
      [null, ['2']],
      ['FIRE', ['3', '1']],
    ]);
  });
});
