import { findingOf, type AuditFinding, type AuditProposal, type Region } from './audit-findings.ts';
import type { AuditTolerances } from './audit-input.ts';
import type { FamilyMisfits } from './family-misfits.ts';
import type { FindingReason } from './finding-reasons.ts';
import { areaOfGround } from './overlay.ts';
import type { Family } from './settle-families.ts';
import type { SurveyedUnit } from './survey-units.ts';
import { unitsBeside, unitsNearOf, unitsOver } from './units-at-region.ts';

const MOST_CODES = 8;

/** The gaps, overlaps, slivers, holes and excess of a family as findings, those within the tolerances left out. */
export function misfitFindings(
  { parent, children, level }: Family,
  misfits: FamilyMisfits,
  tolerances: AuditTolerances,
): AuditFinding[] {
  const near = unitsNearOf(children);
  const isSliver = ({ sizeM2, widthM }: Region) => sizeM2 < tolerances.sliverM2 || widthM < tolerances.snapM;
  const gap = (region: Region): AuditFinding[] => {
    if (region.sizeM2 < tolerances.gapM2) return [];
    const beside = unitsBeside(region, near);
    const isHole = region.polygon.coordinates.length === 1 && beside.units.length === 1 && beside.isClosed;
    const [first, second] = beside.units;
    const kind = isHole ? 'hole' : isSliver(region) ? 'sliver' : 'gap';
    const units = [...(parent === undefined ? [] : [parent]), ...beside.units];
    const reason: FindingReason = isHole
      ? { id: 'holeInUnit', unit: first!.name }
      : { id: 'uncovered', level };
    const neighbour = second ?? parent;
    const canMend = kind === 'sliver' && first?.fullCode !== undefined && neighbour !== undefined;
    const mend = canMend ? proposal('extend', first, neighbour, region) : undefined;
    return [misfit({ kind, units, reason, mend }, region)];
  };
  const overlap = (region: Region): AuditFinding[] => {
    if (region.sizeM2 < tolerances.overlapM2) return [];
    const units = unitsOver(region, near, tolerances.overlapM2).map(({ unit }) => unit);
    const kind = isSliver(region) ? 'sliver' : 'overlap';
    const reason: FindingReason =
      units.length < 2 ? { id: 'overItself' } : { id: 'coveredTwice', count: units.length };
    const [one, other] = units.toSorted((a, b) => sizeOf(b) - sizeOf(a));
    const canMend =
      kind === 'sliver' && units.length === 2 && one?.fullCode !== undefined && other !== undefined;
    const mend = canMend ? proposal('trim', one, other, region) : undefined;
    return [misfit({ kind, units, reason, mend }, region)];
  };
  const excess = (region: Region): AuditFinding[] => {
    if (parent === undefined || region.sizeM2 < tolerances.overlapM2) return [];
    return unitsOver(region, near, tolerances.overlapM2).flatMap(({ unit, areaM2, sizeM2 }) => {
      const share = sizeM2 / areaOfGround(unit.ground);
      if (share < tolerances.outsideShare) return [];
      const reason = { id: 'outside', percent: (share * 100).toPrecision(2), parent: parent.name } as const;
      const canMend = isSliver(region) && unit.fullCode !== undefined;
      const mend = canMend ? proposal('trim', unit, parent, region) : undefined;
      const units = [unit, parent];
      return [misfit({ kind: 'outsideParent', units, reason, mend }, { ...region, areaM2 })];
    });
  };
  const hole = (region: Region): AuditFinding[] => {
    if (region.sizeM2 < tolerances.gapM2) return [];
    const { units } = unitsBeside(region, near);
    return [misfit({ kind: 'hole', units, reason: { id: 'enclosed' }, mend: undefined }, region)];
  };
  const misfit = (
    { kind, units, reason, mend }: Draft,
    { areaM2, position, polygon }: Region,
  ): AuditFinding =>
    findingOf({
      kind,
      level,
      codes: units.slice(0, MOST_CODES).map(({ name }) => name),
      areaM2,
      position,
      region: polygon,
      reason,
      at: units[0]?.at,
      ...(mend === undefined ? {} : { proposal: mend }),
    });
  return [
    ...misfits.gaps.flatMap(gap),
    ...misfits.overlaps.flatMap(overlap),
    ...misfits.outside.flatMap(excess),
    ...misfits.holes.flatMap(hole),
  ];
}

interface Draft {
  readonly kind: AuditFinding['kind'];
  /** The one to look at first stands first. */
  readonly units: readonly SurveyedUnit[];
  readonly reason: FindingReason;
  readonly mend: AuditProposal | undefined;
}

function proposal(
  action: AuditProposal['action'],
  unit: SurveyedUnit,
  neighbour: SurveyedUnit,
  { polygon }: Region,
): AuditProposal {
  return { action, code: unit.name, neighbour: neighbour.name, patch: polygon };
}

const sizeOf = ({ box: [west, south, east, north] }: SurveyedUnit): number => (east - west) * (north - south);
