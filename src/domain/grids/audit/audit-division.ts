import { UNIT_LEVELS, type UnitLevel } from '../codes.ts';
import { settleAreas, type MemberCount } from './area-findings.ts';
import {
  FINDING_KINDS,
  type AuditFinding,
  type AuditLevel,
  type DivisionAudit,
  type Region,
} from './audit-findings.ts';
import { AUDIT_TOLERANCES, type AuditInput, type ExpectedCount } from './audit-input.ts';
import { unitFindings } from './code-findings.ts';
import { codesOf, countFindings } from './count-findings.ts';
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
  pointErrorM,
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
    ...incidentFindings(survey, points, pointErrorM),
  ];
  return {
    levels: levelsOf(survey, misfits, expected, areas.members),
    findings: findings.sort(byLevelAndKind),
  };
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
  members: readonly MemberCount[],
): AuditLevel[] {
  const sums = (level: UnitLevel, isMember: boolean) => {
    const found = [...misfits]
      .filter(([family]) => family.level === level && (family.parent?.level === 'area') === isMember)
      .map(([, ofFamily]) => ofFamily);
    return {
      gapM2: areaOf(found.flatMap(({ gaps, holes }) => [...gaps, ...holes])),
      overlapM2: areaOf(found.flatMap(({ overlaps }) => overlaps)),
    };
  };
  const expectedOf = (level: UnitLevel) =>
    expected.find((one) => one.level === level && one.within === undefined)?.count;
  const nested = UNIT_LEVELS.filter(
    (level) => survey.ofLevel(level).length > 0 || expectedOf(level) !== undefined,
  ).map((level): AuditLevel => ({
    level,
    parentLevel: survey.levelAbove(level) ?? null,
    expected: expectedOf(level) ?? null,
    found: codesOf(survey, level).size,
    drawn: survey.ofLevel(level).length,
    ...sums(level, false),
  }));
  const inAreas = members.map(({ level, named, found, drawn }): AuditLevel => ({
    level,
    parentLevel: 'area',
    expected: named,
    found,
    drawn,
    ...sums(level, true),
  }));
  return [...nested, ...inAreas];
}

const areaOf = (regions: readonly Region[]): number =>
  regions.reduce((total, { areaM2 }) => total + areaM2, 0);

function byLevelAndKind(a: AuditFinding, b: AuditFinding): number {
  return (
    UNIT_LEVELS.indexOf(a.level) - UNIT_LEVELS.indexOf(b.level) ||
    FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind)
  );
}
