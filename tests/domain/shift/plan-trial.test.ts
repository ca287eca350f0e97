import { expect, it } from 'vitest';
import { practiceBefore } from '../../../src/domain/shift/plan-trial.ts';

const evening = { fromMinute: 1020, toMinute: 1260 };
const visits = [
  {
    position: [113.1, 27.85] as [number, number],
    arriveAt: '2026-11-19T17:05:00+08:00',
    leaveAt: '2026-11-19T17:19:00+08:00',
  },
];
const kept = (date: string, more: object = {}) => ({
  shiftFrom: `${date}T17:00:00+08:00`,
  settings: evening,
  done: visits,
  ...more,
});
const nowMs = Date.parse('2026-11-20T16:00:00+08:00');
const shift = { fromMs: Date.parse('2026-11-20T17:00:00+08:00'), ...evening };

it('practice is what was noted in past shifts of the same hours, one plan a shift', () => {
  const found = practiceBefore(
    [
      kept('2026-11-20'),
      kept('2026-11-19'),
      // A copy of the same shift.
      kept('2026-11-19', { done: [] }),
      // Planned, but nobody noted that it was walked.
      kept('2026-11-18', { done: undefined }),
      kept('2026-11-17', { settings: { fromMinute: 1020, toMinute: 1320 } }),
      kept('2026-11-16'),
      kept('2026-10-20'),
    ],
    shift,
    nowMs,
  );
  expect(found.map(({ fromMs }) => new Date(fromMs).toISOString().slice(0, 10))).toEqual([
    '2026-11-19',
    '2026-11-16',
  ]);
  expect(found[0]!.visits).toEqual(visits);
});
