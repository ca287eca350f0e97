import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { NESTED_LEVELS } from '../../../src/domain/grids/codes.ts';
import {
  formatComparison,
  parseComparison,
  RANKED_MEASURES,
  type Comparison,
} from '../../../src/state/url/comparison.ts';

const code = fc.constantFrom('430202000000', '430204002003', '430202001001001001', 'HT-PQ-01');
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ kind: fc.constant('units' as const), first: code, second: fc.option(code) }),
  fc.constant({ kind: 'districts' as const }),
  fc.record({
    kind: fc.constant('ranking' as const),
    measure: fc.constantFrom(...RANKED_MEASURES),
    level: fc.constantFrom(...NESTED_LEVELS),
  }),
);

it('reads what it has written', () => {
  fc.assert(
    fc.property(comparison, (one) => {
      expect(parseComparison(formatComparison(one))).toEqual(one);
    }),
    { numRuns: 100, seed: 3 },
  );
});

it.each([
  '',
  'district',
  'completionRate',
  'completionRate.area',
  'x,430202000000',
  '430202000000,430204000000,430211000000',
])('reads nothing into %j', (text) => expect(parseComparison(text)).toBeUndefined());
