import { METHODS, PLACE_TYPES } from '../../domain/cases/case-terms.ts';
import type { Subject } from '../../domain/engine/api/answer.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import type { Progress } from '../../domain/incidents/life-cycle.ts';

const CASE_PROGRESSES: ReadonlySet<Progress> = new Set(['done', 'inHand']);

/**
 * The filter without the codes that only the other subject has: categories and channels of incidents are place types and
 * methods of cases, and cases have neither tiers nor deadlines. The same object where nothing is taken out.
 */
export function clausesKnownTo(subject: Subject, filter: FilterState): FilterState {
  const isOfCases = (codes: readonly string[], code: string): boolean =>
    codes.includes(code) === (subject === 'cases');
  const kept = {
    categories: filter.categories.filter((code) => isOfCases(PLACE_TYPES, code)),
    channels: filter.channels.filter((code) => isOfCases(METHODS, code)),
    tiers: subject === 'cases' ? [] : filter.tiers,
    progresses:
      subject === 'cases' ? filter.progresses.filter((code) => CASE_PROGRESSES.has(code)) : filter.progresses,
  };
  const isSame = (['categories', 'channels', 'tiers', 'progresses'] as const).every(
    (clause) => kept[clause].length === filter[clause].length,
  );
  return isSame ? filter : { ...filter, ...kept };
}
