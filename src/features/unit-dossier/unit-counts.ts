import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { levelOfCode, type UnitLevel } from '../../domain/grids/codes.ts';

export interface UnitSummary {
  total: number;
  /** Neither rejected nor voided: the denominator of the completion rate. */
  registered: number;
  handled: number;
  overdue: number;
}

/**
 * Counts of one unit in an answer. A unit that the answer does not name had no incident; an area is the sum of its members.
 * `undefined` for a code that is none.
 */
export function summaryOf(
  answer: EngineAnswer,
  code: string,
  memberCodes: readonly string[] | undefined,
): UnitSummary | undefined {
  const level: UnitLevel | undefined = levelOfCode(code);
  if (level === undefined) return undefined;
  if (level === 'area') {
    const parts = (memberCodes ?? []).map((member) => summaryOf(answer, member, undefined));
    return parts.reduce<UnitSummary>(
      (sum, part) => ({
        total: sum.total + (part?.total ?? 0),
        registered: sum.registered + (part?.registered ?? 0),
        handled: sum.handled + (part?.handled ?? 0),
        overdue: sum.overdue + (part?.overdue ?? 0),
      }),
      { total: 0, registered: 0, handled: 0, overdue: 0 },
    );
  }
  const counts = answer.units[level];
  const at = counts.codes.indexOf(code);
  return {
    total: counts.matched[at] ?? 0,
    registered: counts.registered[at] ?? 0,
    handled: counts.handled[at] ?? 0,
    overdue: counts.overdue[at] ?? 0,
  };
}
