import { expect, test } from 'vitest';
import { isForEmergency } from '../../../src/domain/emergency/is-urgent.ts';

test.each([
  ['emergency', 'A1', true],
  ['normal', 'G1', true],
  ['urgent', 'C1', false],
  ['normal', 'D5', false],
])('%s of %s: the emergency mode is offered first: %s', (urgency, categoryCode, isFirst) => {
  expect(isForEmergency({ urgency, categoryCode })).toBe(isFirst);
});
