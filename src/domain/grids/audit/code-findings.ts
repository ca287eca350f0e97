import { findingOf, type AuditFinding } from './audit-findings.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';

/** What is wrong with units one by one: their rings, their codes, and a parent that is another one than the code says. */
export function unitFindings({ units, byCode }: UnitSurvey): AuditFinding[] {
  return units.flatMap((unit) => [
    ...unit.faults.map(({ reason, position }) =>
      findingOf({
        kind: 'invalidRing',
        level: unit.level,
        codes: [unit.name],
        position: position ?? unit.position,
        reason,
        at: unit.at,
      }),
    ),
    ...codeFindings(unit, byCode),
  ]);
}

function codeFindings(unit: SurveyedUnit, byCode: UnitSurvey['byCode']): AuditFinding[] {
  const { level, name, fullCode, codeFault, position, at } = unit;
  const draft = { level, codes: [name], position, at };
  if (codeFault !== undefined) return [findingOf({ ...draft, kind: 'malformedCode', reason: codeFault })];
  const first = fullCode === undefined ? undefined : byCode.get(fullCode);
  if (first === undefined || first === unit) return [];
  const id = isSameShape(first, unit) ? 'sameUnitTwice' : 'codeTaken';
  return [findingOf({ ...draft, kind: 'duplicateCode', reason: { id } })];
}

/** Whether two units are drawn alike, corner by corner. */
export function isSameShape(one: SurveyedUnit, other: SurveyedUnit): boolean {
  return JSON.stringify(one.geometry.coordinates) === JSON.stringify(other.geometry.coordinates);
}
