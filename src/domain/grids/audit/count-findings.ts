import type { Position } from '../../geo/positions.ts';
import { isWithin } from '../codes.ts';
import type { AuditFinding } from './audit-findings.ts';
import type { ExpectedCount } from './audit-input.ts';
import { completeCode } from '../unit-code.ts';
import type { UnitSurvey } from './survey-units.ts';

/** Expected against found numbers of units; two units with one code count once. */
export function countFindings(survey: UnitSurvey, expected: readonly ExpectedCount[]): AuditFinding[] {
  return expected.flatMap(({ level, within, count, source }): AuditFinding[] => {
    const codes = new Set(survey.ofLevel(level).flatMap(({ fullCode }) => fullCode ?? []));
    const found =
      within === undefined ? codes.size : [...codes].filter((code) => isWithin(code, within)).length;
    if (found === count) return [];
    const where = within === undefined ? '' : ` in ${within}`;
    const says = source === undefined ? '' : ` (${source})`;
    const message = `${count} expected${where}, ${found} found${says}`;
    const position = positionOf(survey, within);
    return [{ kind: 'countMismatch', level, codes: within === undefined ? [] : [within], position, message }];
  });
}

/** Inside the unit that is counted in, or else inside the first unit of all. */
function positionOf({ units, byCode }: UnitSurvey, within: string | undefined): Position {
  const completed = within === undefined ? undefined : completeCode(within);
  const unit = completed !== undefined && 'code' in completed ? byCode.get(completed.code) : undefined;
  return (unit ?? units[0])?.position ?? [0, 0];
}
