import { expect, test } from 'vitest';
import { isClean, verdictOfAudit } from '../../../../src/domain/grids/audit/verdict.ts';

const NOTHING = { findings: [], rejectedRows: 0, warnings: [] };

test('only what was looked at in full is clean', () => {
  expect(verdictOfAudit(NOTHING)).toBe('clean');
  expect(verdictOfAudit({ ...NOTHING, rejectedRows: 3 })).toBe('incomplete');
  expect(verdictOfAudit({ ...NOTHING, warnings: [{ message: 'none was looked at' }] })).toBe('incomplete');
  expect(verdictOfAudit({ findings: [{}], rejectedRows: 3, warnings: [{}] })).toBe('found');
  expect(isClean(NOTHING)).toBe(true);
  expect(isClean({ ...NOTHING, rejectedRows: 1 })).toBe(false);
});
