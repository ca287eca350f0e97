import { findingOf, type AuditFinding } from './audit-findings.ts';
import type { FindingReason } from './finding-reasons.ts';
import { levelOfCode, UNIT_LEVELS, type UnitLevel } from '../codes.ts';
import { completeCode } from '../unit-code.ts';
import type { Family } from './settle-families.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';
import { ringsHold } from './unit-rings.ts';

/** The units of one level that areas name as theirs. */
export interface MemberCount {
  readonly level: UnitLevel;
  /** Codes that areas name, each once. */
  readonly named: number;
  /** Those of them that are there. */
  readonly found: number;
  /** Units drawn with such a code. */
  readonly drawn: number;
}

/**
 * Areas (片区) and their members: a family for each area with members, members that stand in two areas, and areas that name
 * no unit or one that is not there.
 */
export function settleAreas(survey: UnitSurvey): {
  families: Family[];
  findings: AuditFinding[];
  members: MemberCount[];
} {
  const areas = survey.ofLevel('area');
  const findings: AuditFinding[] = [];
  const areasOf = new Map<SurveyedUnit, SurveyedUnit[]>();
  for (const area of areas) {
    const { members, missing } = membersOf(area, survey);
    const { name, position, at } = area;
    if (members.length === 0 || missing.length > 0) {
      const reason: FindingReason =
        members.length === 0 ? { id: 'areaEmpty' } : { id: 'areaNamesMissing', missing: missing.join(', ') };
      const codes = [name, ...missing];
      findings.push(findingOf({ kind: 'areaOfNoGrid', level: 'area', codes, position, reason, at }));
    }
    for (const member of members) areasOf.set(member, [...(areasOf.get(member) ?? []), area]);
  }
  const membersIn = new Map<SurveyedUnit, SurveyedUnit[]>();
  for (const [member, named] of areasOf) {
    const { name, level, position, at } = member;
    const names = named.map((area) => area.name);
    if (named.length > 1) {
      const reason: FindingReason = { id: 'inSeveralAreas', areas: names.join(', ') };
      const codes = [name, ...names];
      findings.push(findingOf({ kind: 'microGridInTwoAreas', level, codes, position, reason, at }));
    }
    // Of two areas the one that it lies in has it, so that the other is not told of ground it never had.
    const home = named.find(({ ground }) => ringsHold(ground.flat(), position)) ?? named[0]!;
    membersIn.set(home, [...(membersIn.get(home) ?? []), member]);
  }
  const families = [...membersIn].map(([parent, children]): Family => ({
    level: children[0]!.level,
    parent,
    isWhole: false,
    children,
  }));
  // Areas side by side may overlap as units may, though nothing stands above them.
  const sideBySide: Family = { level: 'area', parent: undefined, isWhole: false, children: areas };
  return {
    families: areas.length > 0 ? [sideBySide, ...families] : [],
    findings,
    members: memberCounts(areas, survey),
  };
}

/** Members counted level by level, coarse to fine. */
function memberCounts(areas: readonly SurveyedUnit[], survey: UnitSurvey): MemberCount[] {
  const named = new Map<UnitLevel, Set<string>>();
  for (const code of areas.flatMap(({ memberCodes = [] }) => memberCodes)) {
    const completed = completeCode(code);
    const level = 'code' in completed ? levelOfCode(completed.code) : undefined;
    if (!('code' in completed) || level === undefined) continue;
    named.set(level, (named.get(level) ?? new Set()).add(completed.code));
  }
  return UNIT_LEVELS.flatMap((level): MemberCount[] => {
    const codes = named.get(level);
    if (codes === undefined) return [];
    const found = [...codes].filter((code) => survey.byCode.has(code)).length;
    const drawn = survey.ofLevel(level).filter(({ fullCode }) => codes.has(fullCode ?? '')).length;
    return [{ level, named: codes.size, found, drawn }];
  });
}

function membersOf(
  area: SurveyedUnit,
  { byCode }: UnitSurvey,
): { members: SurveyedUnit[]; missing: string[] } {
  const members = new Set<SurveyedUnit>();
  const missing: string[] = [];
  for (const code of area.memberCodes ?? []) {
    const completed = completeCode(code);
    const member = 'code' in completed ? byCode.get(completed.code) : undefined;
    if (member === undefined) missing.push(code);
    else members.add(member);
  }
  return { members: [...members], missing };
}
