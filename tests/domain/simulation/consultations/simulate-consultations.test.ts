import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boardRow } from '../../../../src/domain/consultation/board.ts';
import type { ConsultationStep } from '../../../../src/domain/consultation/records.ts';
import { stepFaults } from '../../../../src/domain/consultation/step-faults.ts';
import { simulateConsultations } from '../../../../src/domain/simulation/consultations/simulate-consultations.ts';
import { civilDayOfDate, dateOfCivilDay } from '../../../../src/domain/time/civil-day.ts';

const words = [
  {
    title: '模拟：围墙',
    need: '需',
    decision: '定',
    task: '办',
    objectClass: 'security' as const,
    serviceBody: 'property' as const,
  },
];
const simulate = (seed: number, today: number) =>
  simulateConsultations({ words, unitCodes: ['430211003019'], today, seed });

it('simulated items keep the rules of the method on every day and for every seed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 19_000, max: 23_000 }),
      (seed, today) => {
        for (const { steps } of simulate(seed, today)) {
          const taken: ConsultationStep[] = [];
          for (const step of steps) {
            expect(stepFaults(taken, step, dateOfCivilDay(today))).toEqual([]);
            taken.push(step);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

it('show every state of the board, the same for the same seed and day', () => {
  const today = civilDayOfDate('2026-11-30');
  const items = simulate(1, today);
  expect(simulate(1, today)).toEqual(items);
  const rows = items.map(({ openedDay, unitCode, steps, title }) =>
    boardRow({ id: title, unitCode, openedOn: dateOfCivilDay(openedDay), steps }, '2026-11-30'),
  );
  expect(new Set(rows.map(({ next }) => next?.step ?? 'settled'))).toEqual(
    new Set(['visit', 'proposal', 'council', 'assignment', 'evaluation', 'settled']),
  );
  expect(rows.filter(({ overdueDays }) => overdueDays > 0).length).toBeGreaterThanOrEqual(2);
  expect(simulateConsultations({ words: [], unitCodes: ['a'], today, seed: 1 })).toEqual([]);
});
