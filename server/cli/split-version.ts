import type { RulesReport } from '../../src/schemas/rules-report.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { proposedFeature, type UnitFeature } from './rules-splits.ts';

/** What a new version of the boundaries consists of. */
export interface SplitVersion {
  /** Codes that end on the day before. */
  readonly ended: ReadonlySet<string>;
  readonly begun: readonly UnitFeature[];
  /** Members of areas that end without a successor, by the code of the area. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
}

/**
 * The new version that all proposed splits make together: old grids, the units inside of them and the areas around end; parts, the
 * units that lie in one of them, and areas with the new members begin. An area that has no member left only ends.
 */
export function splitVersion({ splits }: RulesReport, units: readonly UnitRecord[]): SplitVersion {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ended = new Set<string>();
  const begun: UnitFeature[] = [];
  const followers = new Map<string, readonly string[]>();
  for (const plan of splits) {
    ended.add(plan.of);
    // What lay in the old grid lies in a new one, or has to be drawn anew.
    for (const unit of units) if (unit.parentCode === plan.of) ended.add(unit.code);
    followers.set(
      plan.of,
      plan.parts.map(({ code }) => code),
    );
    for (const part of plan.parts) {
      begun.push(proposedFeature(plan, part, byCode.get(plan.of)));
      for (const { from, to } of part.inner) {
        const unit = byCode.get(from);
        if (unit === undefined) continue;
        followers.set(from, [to]);
        begun.push(
          featureOf(unit, { code: to, parentCode: part.code, predecessors: [from] }, plan.validFrom),
        );
      }
    }
  }
  const leftOut = new Map<string, string[]>();
  const validFrom = splits[0]?.validFrom ?? '';
  const changed = units.filter(
    ({ level, memberCodes }) => level === 'area' && memberCodes?.some((member) => ended.has(member)),
  );
  for (const area of changed) {
    ended.add(area.code);
    const members = area.memberCodes ?? [];
    const lost = members.filter((member) => ended.has(member) && !followers.has(member));
    if (lost.length > 0) leftOut.set(area.code, lost);
    const memberCodes = members.flatMap(
      (member) => followers.get(member) ?? (ended.has(member) ? [] : [member]),
    );
    if (memberCodes.length > 0) begun.push(featureOf(area, { memberCodes }, validFrom));
  }
  return { ended, begun, leftOut };
}

function featureOf(
  { geometry, areaM2: _area, labelPoint: _label, ...unit }: UnitRecord,
  changes: Partial<UnitRecord>,
  validFrom: string,
): UnitFeature {
  return { type: 'Feature', properties: { ...unit, ...changes, validFrom }, geometry };
}
