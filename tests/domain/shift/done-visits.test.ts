import { describe, expect, it } from 'vitest';
import { mergeDone, plannedAgainstDone, readDone } from '../../../src/domain/shift/done-visits.ts';
import type { SheetVisit } from '../../../src/domain/shift/written-plan.ts';
import { planCsv } from '../../../src/domain/shift/plan-files.ts';

const visit = (name: string, arrive: string, leave: string): SheetVisit => ({
  stopId: name,
  name,
  position: [113.1, 27.85],
  arriveAt: `2026-11-20T${arrive}:00+08:00`,
  leaveAt: `2026-11-20T${leave}:00+08:00`,
  travelMinutes: 5,
  reason: { kind: 'hub' },
  isLocked: false,
});
const rounds = [
  [
    visit('响石广场', '17:05', '17:19'),
    visit('中心广场', '17:40', '17:55'),
    visit('响石广场', '18:20', '18:35'),
  ],
  [visit('火车站', '17:10', '17:25')],
];
const shiftFromMs = Date.parse('2026-11-20T17:00:00+08:00');
const read = (text: string) => readDone(text, { rounds }, shiftFromMs);

describe('what was done', () => {
  it('is read from typed lines, with times of the evening', () => {
    const { visits, faults } = read('1,响石广场,17:08,17:20\n2;火车站;17:30;17:41\n\n');
    expect(faults).toEqual([]);
    expect(visits.map(({ team, name }) => [team, name])).toEqual([
      [0, '响石广场'],
      [1, '火车站'],
    ]);
    expect(Date.parse(visits[0]!.arriveAt)).toBe(Date.parse('2026-11-20T17:08:00+08:00'));
    // A shift that goes on after midnight.
    const late = readDone('1,响石广场,00:10,00:24', { rounds }, Date.parse('2026-11-20T22:00:00+08:00'));
    expect(Date.parse(late.visits[0]!.arriveAt)).toBe(Date.parse('2026-11-21T00:10:00+08:00'));
  });

  it('is read back from the table of the plan', () => {
    const { visits, faults } = read(planCsv(rounds));
    expect(faults).toEqual([]);
    expect(visits).toHaveLength(4);
    expect(Date.parse(visits[2]!.leaveAt)).toBe(Date.parse('2026-11-20T18:35:00+08:00'));
  });

  it('names the lines that cannot be read, and why', () => {
    const { visits, faults } = read(
      [
        '1,响石广场',
        '9,响石广场,17:08,17:20',
        '1,月球,17:08,17:20',
        '1,响石广场,17:20,17:08',
        '1,响石广场,17:61,x',
      ].join('\n'),
    );
    expect(visits).toEqual([]);
    expect(faults).toEqual([
      { line: 1, reason: 'columns' },
      { line: 2, reason: 'team' },
      { line: 3, reason: 'place' },
      { line: 4, reason: 'time' },
      { line: 5, reason: 'time' },
    ]);
  });

  it('refuses times that a hand mistyped or that lie elsewhere', () => {
    const times = ['1705', '17:61', '24:10', '09:00', '2026-11-20T17:05:00', '2025-11-20T17:05:00+08:00'];
    const { visits, faults } = read(times.map((time) => `1,响石广场,${time},${time}`).join('\n'));
    expect(visits).toEqual([]);
    expect(faults.map(({ reason }) => reason)).toEqual(times.map(() => 'time'));
  });

  it('is read from quoted cells, formulas, and stops of one name', () => {
    const north = {
      ...visit('同名, 站', '17:05', '17:19'),
      stopId: 'n',
      position: [113.1, 27.9] as [number, number],
    };
    const south = {
      ...visit('同名, 站', '18:05', '18:19'),
      stopId: 's',
      position: [113.1, 27.8] as [number, number],
    };
    const two = [[visit('=1+1', '17:30', '17:45'), north, south], [south]];
    const { visits, faults } = readDone(planCsv(two), { rounds: two }, shiftFromMs);
    expect(faults).toEqual([]);
    expect(visits.map(({ name, position }) => [name, position[1]])).toEqual([
      ['=1+1', 27.85],
      ['同名, 站', 27.9],
      ['同名, 站', 27.8],
      ['同名, 站', 27.8],
    ]);
    const typed = readDone(
      '2,"同名, 站",17:05,17:19\n1,"同名, 站",17:59,18:10',
      { rounds: two },
      shiftFromMs,
    );
    expect(typed.visits.map(({ position }) => position[1])).toEqual([27.8, 27.8]);
    expect(plannedAgainstDone({ rounds: two }, typed.visits).outcomes.map(({ done }) => done === null)).toEqual([
      true, true, false, false,
    ]); // prettier-ignore
  });

  it('adds to what was noted before; the same visit noted again holds', () => {
    const first = read('2,火车站,17:10,17:25\n1,响石广场,17:05,17:19').visits;
    const again = read('1,响石广场,17:05,17:22\n1,中心广场,17:41,17:55').visits;
    const merged = mergeDone(first, again);
    expect(merged.map(({ team, name }) => [team, name])).toEqual([
      [0, '响石广场'],
      [0, '中心广场'],
      [1, '火车站'],
    ]);
    expect(Date.parse(merged[0]!.leaveAt)).toBe(Date.parse('2026-11-20T17:22:00+08:00'));
    expect(mergeDone(merged, merged)).toEqual(merged);
  });

  it('is held against the plan: made, late, missed, unplanned', () => {
    const { visits } = read('1,响石广场,17:11,17:24\n1,响石广场,18:10,18:22\n2,响石广场,17:10,17:24');
    const { outcomes, unplanned } = plannedAgainstDone({ rounds }, visits);
    expect(outcomes.map(({ done, lateMinutes }) => (done === null ? null : lateMinutes))).toEqual([
      6,
      null,
      -10,
      null,
    ]);
    expect(unplanned.map(({ team }) => team)).toEqual([1]);
  });
});
