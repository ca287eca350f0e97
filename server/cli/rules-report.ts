import { proposeSplits } from '../../src/domain/grids/split/propose-splits.ts';
import { sizeFindings, type SizeFinding } from '../../src/domain/grids/rules/size-findings.ts';
import { staffingFindings } from '../../src/domain/grids/rules/staffing-findings.ts';
import { cameraShares } from '../../src/domain/grids/services/camera-shares.ts';
import { cameraLevels, serviceLevels } from '../../src/domain/grids/services/level-summary.ts';
import { straightReach, walkingReach } from '../../src/domain/grids/services/service-reach.ts';
import { serviceShares } from '../../src/domain/grids/services/service-shares.ts';
import { POINT_CLASSES, servedTypes } from '../../src/domain/grids/services/unit-services.ts';
import { createUnitTree } from '../../src/domain/grids/services/unit-tree.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import type { GridRule } from '../../src/schemas/code-tables.ts';
import { rulesReportSchema, type RuleFinding, type RulesReport } from '../../src/schemas/rules-report.ts';
import type { RulesCity } from './rules-city.ts';

/** Holds a city against its rules and asks what serves it. `checkedAt` in epoch ms, `validFrom` the day of new boundaries. */
export function rulesReport(city: RulesCity, checkedAt: number, validFrom: string): RulesReport {
  const { units, codeTables } = city;
  const rules = codeTables.gridRules ?? [];
  const sizes = sizeFindings(units, rules);
  const staffing = staffingFindings(units, codeTables.staffingSchemes);
  const findings: RuleFinding[] = [
    ...sizes.map((finding) => ({ kind: 'size' as const, ...finding })),
    ...staffing.findings.map((finding) => ({ kind: 'staffing' as const, ...finding })),
  ];
  const { plans, refused } = proposeSplits(units, rules, sizes, validFrom, city.formerCodes);
  return rulesReportSchema.parse({
    dataSet: city.dataSet,
    checkedAt: formatIso(checkedAt),
    rules: rules.map((rule) => ({ ...rule, held: heldBy(rule, sizes) })),
    schemes: codeTables.staffingSchemes.map((scheme) => ({
      ...scheme,
      ...counted(staffing.findings.filter(({ schemeId }) => schemeId === scheme.id)),
    })),
    breaches: findings.filter(({ verdict }) => isBreach(verdict)),
    unknown: findings.filter(({ verdict }) => verdict === 'unknown'),
    unknownSchemes: staffing.unknownSchemes,
    rolesBeside: staffing.rolesBeside,
    unstaffed: staffing.unstaffed,
    splits: plans,
    notSplit: refused,
    services: servicesOf(city),
    notes: city.notes,
    ...city.rows,
  });
}

const isBreach = (verdict: RuleFinding['verdict']) => verdict !== 'within' && verdict !== 'unknown';

function counted(findings: readonly { code: string; verdict: RuleFinding['verdict'] }[]) {
  return {
    units: new Set(findings.map(({ code }) => code)).size,
    within: findings.filter(({ verdict }) => verdict === 'within').length,
    breaches: findings.filter(({ verdict }) => isBreach(verdict)).length,
    unknown: findings.filter(({ verdict }) => verdict === 'unknown').length,
  };
}

function heldBy(rule: GridRule, findings: readonly SizeFinding[]) {
  return rule.limits.map(({ quantity }) => {
    const own = findings.filter((finding) => finding.ruleId === rule.id && finding.quantity === quantity);
    const known = own.flatMap(({ code, value, distance }) =>
      value === undefined || distance === undefined ? [] : [{ code, value, distance }],
    );
    const [tightest] = known.toSorted((a, b) => a.distance - b.distance);
    return { quantity, ...counted(own), ...(tightest && { tightest }) };
  });
}

function servicesOf({ units, facilities, cameras, graph }: RulesCity): RulesReport['services'] {
  const tree = createUnitTree(units);
  const reachOf = graph === undefined ? straightReach : walkingReach(graph);
  const services = servedTypes(facilities).map((facilityType) => {
    const own = facilities.filter((facility) => facility.facilityType === facilityType);
    return { facilityType, shares: serviceShares(tree, units, own, reachOf) };
  });
  const classes = POINT_CLASSES.map((pointClass) => {
    const own = cameras.filter((camera) => camera.pointClass === pointClass);
    return { pointClass, shares: cameraShares(tree, units, own) };
  });
  return rulesReportSchema.shape.services.parse({
    by: graph === undefined ? 'straight-line' : 'streets',
    levels: services.flatMap(({ facilityType, shares }) =>
      serviceLevels(units, shares).map((level) => ({ facilityType, ...level })),
    ),
    cameraLevels: classes.flatMap(({ pointClass, shares }) =>
      cameraLevels(units, shares).map((level) => ({ pointClass, ...level })),
    ),
    units: units.map(({ code }) => ({
      code,
      services: Object.fromEntries(
        services.map(({ facilityType, shares }) => [facilityType, shares.get(code)]),
      ),
      cameras: Object.fromEntries(classes.map(({ pointClass, shares }) => [pointClass, shares.get(code)])),
    })),
  });
}
