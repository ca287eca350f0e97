import { expect, it } from 'vitest';
import { sumQualifier } from '../../../src/domain/prevention/sum-qualifier.ts';

it.each([
  [['eq', 'eq'], 'eq'],
  [['eq', 'ge'], 'ge'],
  [['approx', 'eq', 'ge'], 'approx'],
  [['eq', 'le'], 'le'],
  [['lt', 'le'], 'lt'],
  [['ge', 'le'], 'approx'],
] as const)('a sum of %j is %s', (parts, sum) => {
  expect(sumQualifier(parts)).toBe(sum);
});
