import { expect, test } from 'vitest';
import { AUDIT_TOLERANCES } from '../../../src/domain/grids/audit/audit-input.ts';
import { draftTolerances } from '../../../src/features/audit/draft-tolerances.ts';

const AUDITED = { ...AUDIT_TOLERANCES, gapM2: 5, snapM: 2 };

test('a field that was not touched keeps what was audited with, a changed one has its value', () => {
  expect(draftTolerances({}, AUDITED)).toEqual(AUDITED);
  expect(draftTolerances({ gapM2: '0', outsideShare: '0.2' }, AUDITED)).toEqual({
    ...AUDITED,
    gapM2: 0,
    outsideShare: 0.2,
  });
});

test('a field that is blank or holds no value means the usual value', () => {
  for (const text of ['', ' ', '-1', 'wide']) {
    const { gapM2: _, ...others } = AUDITED;
    expect(draftTolerances({ gapM2: text }, AUDITED), text).toEqual(others);
  }
  expect(draftTolerances({ outsideShare: '1.5' }, AUDITED)).not.toHaveProperty('outsideShare');
});
