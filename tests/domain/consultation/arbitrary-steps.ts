import fc from 'fast-check';
import {
  COUNCIL_PARTIES,
  EVALUATION_RESULTS,
  type ConsultationStep,
} from '../../../src/domain/consultation/records.ts';
import { quarterOfDate } from '../../../src/domain/consultation/quarters.ts';
import { CONSULTATION_STEPS } from '../../../src/domain/consultation/steps.ts';
import { civilDayOfDate, dateOfCivilDay } from '../../../src/domain/time/civil-day.ts';

const FIRST = civilDayOfDate('2024-01-01');

/** A day of the years 2024 to 2027. */
export const anyDay = fc.integer({ min: 0, max: 1460 }).map((days) => dateOfCivilDay(FIRST + days));

const present = fc.record(
  Object.fromEntries(COUNCIL_PARTIES.map((party) => [party, fc.integer({ min: 0, max: 3 })])),
);
const duty = fc.record(
  {
    body: fc.constantFrom('property' as const, 'community' as const),
    task: fc.constant('修'),
    dueOn: anyDay,
    doneOn: anyDay,
  },
  { requiredKeys: ['body', 'task', 'dueOn'] },
);

/** Any record of any step, sensible or not. */
export const anyStep: fc.Arbitrary<ConsultationStep> = fc
  .constantFrom(...CONSULTATION_STEPS)
  .chain((step): fc.Arbitrary<ConsultationStep> => {
    switch (step) {
      case 'visit':
        return fc
          .record({ on: anyDay, owners: fc.integer({ min: 0, max: 2 }) })
          .map(({ on, owners }) => ({ step, record: { on, asked: { owners }, need: '需' } }));
      case 'proposal':
        return fc.record({ on: anyDay, dueOn: anyDay }).map((days) => ({
          step,
          record: {
            ...days,
            needSubject: 'compound',
            urgency: 'urgent',
            objectClass: 'facility',
            serviceBody: 'property',
            difficulty: 'hard',
          },
        }));
      case 'council':
        return fc
          .record({ on: anyDay, present, isAgreed: fc.boolean() })
          .map((record) => ({ step, record: { ...record, decision: '定' } }));
      case 'assignment':
        return fc
          .record({
            on: anyDay,
            minutesOn: anyDay,
            publishedOn: anyDay,
            duties: fc.array(duty, { maxLength: 3 }),
          })
          .map((record) => ({
            step,
            record: { ...record, publishedAt: 'noticeBoard', supervisor: 'streetOffice' },
          }));
      case 'evaluation':
        return fc
          .record({
            on: anyDay,
            quarter: anyDay.map(quarterOfDate),
            asked: fc.integer({ min: 0, max: 60 }),
            satisfied: fc.integer({ min: 0, max: 60 }),
            result: fc.constantFrom(...EVALUATION_RESULTS),
          })
          .map((record) => ({ step, record }));
    }
  });
