import type { PlaceRecord } from '../../schemas/places.ts';

/** Dates on which the data set says that a market was seen, also where a confirmed rule stands in place of the unknown one. */
export function observedDates({
  rule,
  ruleOfData = rule,
}: NonNullable<PlaceRecord['market']>): readonly string[] {
  return ruleOfData.kind === 'unknown' ? ruleOfData.observed : [];
}
