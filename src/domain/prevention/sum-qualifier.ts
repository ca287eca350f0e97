type Qualifier = 'eq' | 'ge' | 'le' | 'lt' | 'approx';

/**
 * How exact a sum of qualified numbers is: a bound where all bounds point one way, and `approx` where one is approximate or
 * they point both ways. Strictly less holds for the sum where it holds for one of the parts.
 */
export function sumQualifier(parts: readonly Qualifier[]): Qualifier {
  const has = (qualifier: Qualifier): boolean => parts.includes(qualifier);
  const isUpper = has('le') || has('lt');
  if (has('approx') || (has('ge') && isUpper)) return 'approx';
  if (has('ge')) return 'ge';
  if (has('lt')) return 'lt';
  return isUpper ? 'le' : 'eq';
}
