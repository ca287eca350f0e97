import { isWithin } from '../codes.ts';
import { findingOf, type AuditFinding } from './audit-findings.ts';
import type { ExpectedCount } from './audit-input.ts';
import { completeCode } from '../unit-code.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';

/** Expected against found numbers of units; two units with one code count once. */
export function countFindings(survey: UnitSurvey, expected: readonly ExpectedCount[]): AuditFinding[] {
  return expected.flatMap(({ level, within, count, source }): AuditFinding[] => {
    const codes = codesOf(survey, level);
    const found =
      within === undefined ? codes.size : [...codes].filter((code) => isWithin(code, within)).length;
    if (found === count) return [];
    const around = unitOf(survey, within);
    return [
      findingOf({
        kind: 'countMismatch',
        level,
        codes: within === undefined ? [] : [within],
        position: (around ?? survey.units[0])?.position ?? [0, 0],
        reason: {
          id: 'otherCount',
          expected: count,
          found,
          ...(within === undefined ? {} : { within }),
          ...(source === undefined ? {} : { source }),
        },
        at: around?.at,
      }),
    ];
  });
}

/** The codes of a level, each once. */
export function codesOf(survey: UnitSurvey, level: SurveyedUnit['level']): ReadonlySet<string> {
  return new Set(survey.ofLevel(level).flatMap(({ fullCode }) => fullCode ?? []));
}

function unitOf({ byCode }: UnitSurvey, within: string | undefined): SurveyedUnit | undefined {
  const completed = within === undefined ? undefined : completeCode(within);
  return completed !== undefined && 'code' in completed ? byCode.get(completed.code) : undefined;
}
