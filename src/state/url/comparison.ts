import { levelOfCode, NESTED_LEVELS, type NestedLevel } from '../../domain/grids/codes.ts';

/** Measures by which units are ranked. */
export const RANKED_MEASURES = ['completionRate', 'closureRate'] as const;
export type RankedMeasure = (typeof RANKED_MEASURES)[number];

/** What the page compares: two units (the second may have yet to be chosen), the districts, or the units of a level in order. */
export type Comparison =
  | { readonly kind: 'units'; readonly first: string; readonly second: string | null }
  | { readonly kind: 'districts' }
  | { readonly kind: 'ranking'; readonly measure: RankedMeasure; readonly level: NestedLevel };

/** `430202000000,430204000000`, `430202000000`, `districts`, `completionRate.township`. */
export function formatComparison(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'units':
      return [comparison.first, comparison.second].filter((code) => code !== null).join();
    case 'districts':
      return 'districts';
    case 'ranking':
      return `${comparison.measure}.${comparison.level}`;
  }
}

/** The reverse of `formatComparison`; `undefined` for anything else. A unit of no list of the data is for the page to say. */
export function parseComparison(text: string): Comparison | undefined {
  if (text === 'districts') return { kind: 'districts' };
  const [name, levelName] = text.split('.');
  const measure = RANKED_MEASURES.find((known) => known === name);
  const level = NESTED_LEVELS.find((known) => known === levelName);
  if (measure && level) return { kind: 'ranking', measure, level };
  const [first, second = null, ...rest] = text.split(',');
  if (first === undefined || rest.length > 0) return undefined;
  const isUnit = (code: string): boolean => levelOfCode(code) !== undefined;
  return isUnit(first) && (second === null || isUnit(second)) ? { kind: 'units', first, second } : undefined;
}
