import type { FilterState } from '../../domain/engine/api/filter.ts';

/** Every clause but the time range, as a text: points serve all questions with the same one. */
export function clausesText(filter: FilterState): string {
  return JSON.stringify({ ...filter, range: { kind: 'preset', preset: 'all' } });
}
