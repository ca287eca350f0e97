import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingFields } from '../../../src/domain/consultation/missing-fields.ts';
import type { ConsultationStep } from '../../../src/domain/consultation/records.ts';
import { CONSULTATION_STEPS } from '../../../src/domain/consultation/steps.ts';
import {
  draftStore,
  draftValue,
  firstDraft,
  withDraftValue,
} from '../../../src/features/consultation/draft.ts';
import { STEP_FIELDS } from '../../../src/features/consultation/step-fields.ts';

const TODAY = '2026-11-30';

test('a value that was put into a draft is read back, and no other changes', () => {
  const paths = STEP_FIELDS.council.map(({ path }) => path);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom(...paths), fc.integer(), (path, other, value) => {
      const before = firstDraft('council', [], TODAY);
      const after = withDraftValue(before, path, value);
      expect(draftValue(after, path)).toBe(value);
      if (other !== path) expect(draftValue(after, other)).toEqual(draftValue(before, other));
    }),
  );
});

test('every field that a step requires has its place in the form', () => {
  for (const step of CONSULTATION_STEPS) {
    const asked = new Set(STEP_FIELDS[step].map(({ path }) => path));
    const required = missingFields(step, {}).filter((path) => !['asked', 'duties'].includes(path));
    expect(
      required.filter((path) => !asked.has(path)),
      step,
    ).toEqual([]);
  }
});

test('duties that were written down are carried on to be ticked off', () => {
  const assignment: ConsultationStep = {
    step: 'assignment',
    record: {
      on: '2026-10-01',
      duties: [{ body: 'property', task: '修', dueOn: '2026-10-20' }],
      minutesOn: '2026-09-30',
      publishedOn: '2026-10-01',
      publishedAt: 'noticeBoard',
      supervisor: 'streetOffice',
    },
  };
  expect(firstDraft('assignment', [assignment], TODAY)).toEqual({ ...assignment.record, on: TODAY });
  expect(missingFields('assignment', firstDraft('assignment', [], TODAY))).toContain('duties.0.task');
  expect(firstDraft('evaluation', [], TODAY)).toEqual({ on: TODAY, quarter: '2026-Q4' });
});

test('what is typed stays until it was recorded', () => {
  const { write, forget } = draftStore.getState();
  write('a:visit', { need: '灯' }, 0);
  write('b:visit', { need: '树' }, 4);
  forget('a:visit');
  expect(draftStore.getState().drafts).toEqual({ 'b:visit': { record: { need: '树' }, version: 4 } });
  forget('b:visit');
});

test('a record keeps the version it was begun on until the newer one was looked at', () => {
  const { write, renew, forget } = draftStore.getState();
  write('a:visit', { need: '灯' }, 2);
  write('a:visit', { need: '路灯' }, 3);
  expect(draftStore.getState().drafts['a:visit']).toEqual({ record: { need: '路灯' }, version: 2 });
  renew('a:visit', 3);
  expect(draftStore.getState().drafts['a:visit']).toEqual({ record: { need: '路灯' }, version: 3 });
  forget('a:visit');
  renew('a:visit', 5);
  expect(draftStore.getState().drafts['a:visit']).toBeUndefined();
});
