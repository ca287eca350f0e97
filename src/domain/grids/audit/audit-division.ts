import { UNIT_LEVELS, type UnitLevel } from '../codes.ts';
import { settleAreas } from './area-findings.ts';
import {
  FINDING_KINDS,
  type AuditFinding,
  type AuditLevel,
  type DivisionAudit,
  type Region,
} from './audit-findings.ts';
import { AUDIT_TOLERANCES, type AuditInput, type ExpectedCount } from './audit-input.ts';
import { unitFindings } from './code-findings.ts';
import { countFindings } from './count-findings.ts';
import { familyMisfits, type FamilyMisfits } from './family-misfits.ts';
import { incidentFindings } from './incident-findings.ts';
import { misfitFindings } from './misfit-findings.ts';
import { moveStrays, settleFamilies, type Family } from './settle-families.ts';
import { surveyUnits, type UnitSurvey } from './survey-units.ts';

/**
 * Audits a division into units: every level against the level above, codes, rings, counts, areas and incidents. A unit
 * without any unit of the next level in it is not looked at for gaps. Findings stand by level, coarse to fine, then by kind,
 * each kind in the order of the units; the same input gives the same answer, whatever the order of equal findings' areas.
 */
export function auditDivision({
  units,
  expected = [],
  points = [],
  tolerances = AUDIT_TOLERANCES,
}: AuditInput): DivisionAudit {
  const survey = surveyUnits(units);
  const settled = settleFamilies(survey);
  const areas = settleAreas(survey);
  const { misfits, findings: strays } = fitFamilies([...settled.families, ...areas.families], survey);
  const findings = [
    ...unitFindings(survey),
    ...settled.findings,
    ...strays,
    ...areas.findings,
    ...[...misfits].flatMap(([family, found]) => misfitFindings(family, found, tolerances)),
    ...countFindings(survey, expected),
    ...incidentFindings(survey, points),
  ];
  return { levels: levelsOf(survey, misfits, expected), findings: findings.sort(byLevelAndKind) };
}

/** The misfits of the families that have any, once strays stand where they lie. */
function fitFamilies(families: readonly Family[], survey: UnitSurvey) {
  const fit = ({ parent, children, isWhole }: Family): FamilyMisfits | undefined => {
    const grounds = children.map(({ ground }) => ground);
    const found = familyMisfits(grounds, parent?.ground);
    return found === undefined || isWhole ? found : { ...found, holes: [] };
  };
  const before = new Map(families.map((family) => [family, fit(family)]));
  const { moved, findings } = moveStrays(families, survey, (family) => before.get(family) !== undefined);
  const misfits = new Map<Family, FamilyMisfits>();
  for (const [family, found] of before) {
    const now = moved.get(family);
    const misfit = now === undefined ? found : fit(now);
    if (misfit !== undefined) misfits.set(now ?? family, misfit);
  }
  return { misfits, findings };
}

function levelsOf(
  survey: UnitSurvey,
  misfits: ReadonlyMap<Family, FamilyMisfits>,
  expected: readonly ExpectedCount[],
): AuditLevel[] {
  const row = (level: UnitLevel, parentLevel: UnitLevel | null): AuditLevel => {
    const isMember = parentLevel === 'area';
    const ofRow = [...misfits].filter(
      ([{ level: own, parent }]) => own === level && (parent?.level === 'area') === isMember,
    );
    const sum = (regions: (found: FamilyMisfits) => readonly Region[]) =>
      ofRow.reduce(
        (total, [, found]) => total + regions(found).reduce((part, { areaM2 }) => part + areaM2, 0),
        0,
      );
    return {
      level,
      parentLevel,
      expected: expected.find((one) => one.level === level && one.within === undefined)?.count ?? null,
      found: survey.ofLevel(level).length,
      gapM2: sum(({ gaps, holes }) => [...gaps, ...holes]),
      overlapM2: sum(({ overlaps }) => overlaps),
    };
  };
  const isThere = (level: UnitLevel) =>
    survey.ofLevel(level).length > 0 ||
    expected.some((one) => one.level === level && one.within === undefined);
  const rows = UNIT_LEVELS.filter(isThere).map((level) => row(level, survey.levelAbove(level) ?? null));
  const hasAreas = survey.ofLevel('area').length > 0 && survey.ofLevel('micro-grid').length > 0;
  return hasAreas ? [...rows, row('micro-grid', 'area')] : rows;
}

function byLevelAndKind(a: AuditFinding, b: AuditFinding): number {
  return (
    UNIT_LEVELS.indexOf(a.level) - UNIT_LEVELS.indexOf(b.level) ||
    FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind)
  );
}
