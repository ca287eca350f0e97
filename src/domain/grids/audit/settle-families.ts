import { completeCode } from '../unit-code.ts';
import { nearestAncestor, type UnitLevel } from '../codes.ts';
import { findingOf, type AuditFinding } from './audit-findings.ts';
import { isSameShape } from './code-findings.ts';
import { areaOfGround, overlayNear } from './overlay.ts';
import type { SurveyedUnit, UnitSurvey } from './survey-units.ts';
import { ringsHold } from './unit-rings.ts';

/** A unit and those of the next level in it. */
export interface Family {
  readonly level: UnitLevel;
  /** `undefined`: units with nothing above them. */
  readonly parent: SurveyedUnit | undefined;
  /** Whether ground that the children enclose has to be covered: the coarsest level of a division. */
  readonly isWhole: boolean;
  readonly children: readonly SurveyedUnit[];
}

/**
 * Puts every unit of the nested levels below the one that its code names, and where there is none of that code below the one
 * it lies in. A unit drawn twice under one code counts once. Areas are left out.
 */
export function settleFamilies(survey: UnitSurvey): { families: Family[]; findings: AuditFinding[] } {
  const findings: AuditFinding[] = [];
  const groups = new FamilyGroups(survey.levelAbove);
  for (const unit of survey.units) {
    if (unit.level === 'area' || isRepeated(unit, survey)) continue;
    const levelAbove = survey.levelAbove(unit.level);
    const coded = codedParent(unit, levelAbove, survey);
    findings.push(...parentFindings(unit, coded, survey));
    const parent =
      coded ?? (levelAbove === undefined ? undefined : survey.unitsAt(levelAbove, unit.position)[0]);
    groups.add(parent, unit);
  }
  return { families: groups.families(), findings };
}

/**
 * The families once units that lie in another unit than their code says stand where they lie, each with its finding. Only
 * families that do not fit are looked through.
 */
export function moveStrays(
  families: readonly Family[],
  survey: UnitSurvey,
  isDirty: (family: Family) => boolean,
): { moved: ReadonlyMap<Family, Family>; findings: AuditFinding[] } {
  const findings: AuditFinding[] = [];
  const homes = new Map(families.map((family) => [`${family.level} ${family.parent?.name ?? ''}`, family]));
  const children = new Map<Family, SurveyedUnit[]>();
  const childrenOf = (family: Family) => {
    const list = children.get(family) ?? [...family.children];
    children.set(family, list);
    return list;
  };
  for (const family of families) {
    if (family.parent === undefined || family.parent.level === 'area' || !isDirty(family)) continue;
    for (const unit of family.children) {
      const home = homeOf(unit, family.parent, survey);
      if (home === undefined) continue;
      findings.push(
        findingOf({
          kind: 'wrongParent',
          level: unit.level,
          codes: [unit.name, family.parent.name, home.name],
          position: unit.position,
          reason: { id: 'liesElsewhere', parent: family.parent.name, home: home.name },
          at: unit.at,
        }),
      );
      childrenOf(family).splice(childrenOf(family).indexOf(unit), 1);
      const host = homes.get(`${unit.level} ${home.name}`);
      if (host !== undefined) childrenOf(host).push(unit);
    }
  }
  return {
    moved: new Map([...children].map(([family, list]) => [family, { ...family, children: list }])),
    findings,
  };
}

/** The unit of the parent's level that holds most of a unit, where that is not its parent. */
function homeOf(unit: SurveyedUnit, parent: SurveyedUnit, survey: UnitSurvey): SurveyedUnit | undefined {
  if (unit.ground.length === 0 || ringsHold(parent.ground.flat(), unit.position)) return undefined;
  const whole = areaOfGround(unit.ground);
  const overlay = overlayNear(unit.ground.flat());
  return survey
    .unitsAt(parent.level, unit.position)
    .find((other) => areaOfGround(overlay.intersection(unit.ground, other.ground.flat())) > whole / 2);
}

const isRepeated = (unit: SurveyedUnit, { byCode }: UnitSurvey): boolean => {
  const first = unit.fullCode === undefined ? undefined : byCode.get(unit.fullCode);
  return first !== undefined && first !== unit && isSameShape(first, unit);
};

/** The unit of the level above that a code names. */
function codedParent(
  { fullCode }: SurveyedUnit,
  levelAbove: UnitLevel | undefined,
  { byCode }: UnitSurvey,
): SurveyedUnit | undefined {
  const code = fullCode === undefined ? undefined : nearestAncestor(fullCode, byCode);
  const ancestor = code === undefined ? undefined : byCode.get(code);
  return ancestor?.level === levelAbove ? ancestor : undefined;
}

function parentFindings(
  unit: SurveyedUnit,
  coded: SurveyedUnit | undefined,
  survey: UnitSurvey,
): AuditFinding[] {
  const { level, name, fullCode, parentCode, at } = unit;
  if (fullCode === undefined) return [];
  const levelAbove = survey.levelAbove(level);
  const findings: AuditFinding[] = [];
  if (levelAbove !== undefined && coded === undefined) {
    const [around] = survey.unitsAt(levelAbove, unit.position);
    const lies = around === undefined ? {} : { around: around.name };
    const reason = { id: 'noParent', level: levelAbove, ...lies } as const;
    findings.push(
      findingOf({ kind: 'missingParent', level, codes: [name], position: unit.position, reason, at }),
    );
  }
  const named = parentCode === undefined || parentCode === '' ? undefined : completeCode(parentCode);
  const says = named === undefined ? undefined : 'code' in named ? named.code : parentCode;
  if (says !== undefined && coded !== undefined && says !== coded.fullCode)
    findings.push(
      findingOf({
        kind: 'wrongParent',
        level,
        codes: [name, says, coded.name],
        position: unit.position,
        reason: { id: 'namesOtherParent', named: says, parent: coded.name },
        at,
      }),
    );
  return findings;
}

/** Families in the order in which their first child came, those without a parent level by level. */
class FamilyGroups {
  readonly #groups = new Map<SurveyedUnit | undefined, Map<UnitLevel, SurveyedUnit[]>>();
  readonly #levelAbove: UnitSurvey['levelAbove'];

  constructor(levelAbove: UnitSurvey['levelAbove']) {
    this.#levelAbove = levelAbove;
  }

  add(parent: SurveyedUnit | undefined, unit: SurveyedUnit): void {
    const ofParent = this.#groups.get(parent) ?? new Map<UnitLevel, SurveyedUnit[]>();
    this.#groups.set(parent, ofParent);
    const children = ofParent.get(unit.level);
    if (children === undefined) ofParent.set(unit.level, [unit]);
    else children.push(unit);
  }

  families(): Family[] {
    return [...this.#groups].flatMap(([parent, ofParent]) =>
      [...ofParent].map(([level, children]) => {
        const isWhole = this.#levelAbove(level) === undefined;
        return { level, parent, isWhole, children };
      }),
    );
  }
}
