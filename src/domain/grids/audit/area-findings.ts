import type { AuditFinding } from './audit-findings.ts';
import { completeCode } from '../unit-code.ts';
import type { Family } from './settle-families.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';
import { ringsHold } from './unit-rings.ts';

/**
 * Areas (片区) and their members: a family for each area with members, members that stand in two areas, and areas that name
 * no unit or one that is not there.
 */
export function settleAreas(survey: UnitSurvey): { families: Family[]; findings: AuditFinding[] } {
  const areas = survey.ofLevel('area');
  const findings: AuditFinding[] = [];
  const areasOf = new Map<SurveyedUnit, SurveyedUnit[]>();
  for (const area of areas) {
    const { members, missing } = membersOf(area, survey);
    const { name, position } = area;
    if (members.length === 0 || missing.length > 0) {
      const message =
        members.length === 0
          ? 'no unit of the division makes it up'
          : `names ${missing.join(', ')}, not there`;
      findings.push({ kind: 'areaOfNoGrid', level: 'area', codes: [name, ...missing], position, message });
    }
    for (const member of members) areasOf.set(member, [...(areasOf.get(member) ?? []), area]);
  }
  const membersIn = new Map<SurveyedUnit, SurveyedUnit[]>();
  for (const [member, named] of areasOf) {
    const { name, level, position } = member;
    const names = named.map((area) => area.name);
    if (named.length > 1) {
      const message = `stands in ${names.join(' and ')}`;
      findings.push({ kind: 'microGridInTwoAreas', level, codes: [name, ...names], position, message });
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
  return { families: areas.length > 0 ? [sideBySide, ...families] : [], findings };
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
