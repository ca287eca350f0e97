import type { AuditFinding } from './audit-findings.ts';
import { completeCode } from '../unit-code.ts';
import type { Family } from './settle-families.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';

/**
 * Areas (片区) and their members: a family for each area that has any, members that stand in two areas, and areas that name
 * no unit or one that is not there.
 */
export function settleAreas(survey: UnitSurvey): { families: Family[]; findings: AuditFinding[] } {
  const findings: AuditFinding[] = [];
  const areaOfMember = new Map<SurveyedUnit, SurveyedUnit>();
  const families = survey.ofLevel('area').flatMap((area): Family[] => {
    const { members, missing } = membersOf(area, survey);
    const { name, position } = area;
    if (members.length === 0 || missing.length > 0) {
      const message = members.length === 0 ? 'no unit of the division makes it up' : `names ${missing.join(', ')}, not there`;
      findings.push({ kind: 'areaOfNoGrid', level: 'area', codes: [name, ...missing], position, message });
    }
    for (const member of members) {
      const other = areaOfMember.get(member);
      if (other !== undefined && other !== area)
        findings.push({
          kind: 'microGridInTwoAreas',
          level: member.level,
          codes: [member.name, other.name, name],
          position: member.position,
          message: `stands in ${other.name} and in ${name}`,
        });
      areaOfMember.set(member, area);
    }
    const level = members[0]?.level;
    return level === undefined ? [] : [{ level, parent: area, isWhole: false, children: members }];
  });
  const areas = survey.ofLevel('area');
  // Areas side by side may overlap as units may, though nothing stands above them.
  return { families: areas.length > 0 ? [{ level: 'area', parent: undefined, isWhole: false, children: areas }, ...families] : [], findings };
}

function membersOf(area: SurveyedUnit, { byCode }: UnitSurvey): { members: SurveyedUnit[]; missing: string[] } {
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
