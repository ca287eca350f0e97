import type { AuditFinding } from './audit-findings.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';

/** What is wrong with units one by one: their rings, their codes, and a parent that is another one than the code says. */
export function unitFindings({ units, byCode }: UnitSurvey): AuditFinding[] {
  return units.flatMap((unit) => [
    ...unit.faults.map(({ message, position }): AuditFinding => ({
      kind: 'invalidRing',
      level: unit.level,
      codes: [unit.name],
      position: position ?? unit.position,
      message,
    })),
    ...codeFindings(unit, byCode),
  ]);
}

function codeFindings(unit: SurveyedUnit, byCode: UnitSurvey['byCode']): AuditFinding[] {
  const { level, name, fullCode, codeFault } = unit;
  if (fullCode === undefined)
    return [
      {
        kind: 'malformedCode',
        level,
        codes: [name],
        position: unit.position,
        message: `code ${codeFault ?? ''}`,
      },
    ];
  const first = byCode.get(fullCode);
  if (first === undefined || first === unit) return [];
  const same = isSameShape(first, unit) ? 'the very same unit' : 'another unit';
  return [
    {
      kind: 'duplicateCode',
      level,
      codes: [name],
      position: unit.position,
      message: `code stands at ${same} already`,
    },
  ];
}

/** Whether two units are drawn alike, corner by corner. */
export function isSameShape(one: SurveyedUnit, other: SurveyedUnit): boolean {
  return JSON.stringify(one.geometry.coordinates) === JSON.stringify(other.geometry.coordinates);
}
