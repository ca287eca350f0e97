import Flatbush from 'flatbush';
import { boxOfShape, distanceM, type Position } from '../../geo/positions.ts';
import type { AuditFinding, AuditProposal, Region } from './audit-findings.ts';
import type { AuditTolerances } from './audit-input.ts';
import type { FamilyMisfits } from './family-misfits.ts';
import { areaOfGround, overlayNear } from './overlay.ts';
import type { Family } from './settle-families.ts';
import type { SurveyedUnit } from './survey-units.ts';
import { ringsHold } from './unit-rings.ts';

/** How far beside a border one looks for who is there, degrees: a tenth of a millimetre. */
const BESIDE = 1e-9;
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
    const codes = [...(parent === undefined ? [] : [parent]), ...beside.units]
      .slice(0, MOST_CODES)
      .map(nameOf);
    const message = isHole ? `a hole in ${first!.name} that no unit fills` : `ground that no ${level} covers`;
    const neighbour = second ?? parent;
    const canMend = kind === 'sliver' && first?.fullCode !== undefined && neighbour !== undefined;
    const mend = canMend ? proposal('extend', first, neighbour, region) : undefined;
    return [finding({ kind, level, codes, message }, region, mend)];
  };
  const overlap = (region: Region): AuditFinding[] => {
    if (region.sizeM2 < tolerances.overlapM2) return [];
    const over = unitsOver(region, near, tolerances.overlapM2);
    const kind = isSliver(region) ? 'sliver' : 'overlap';
    const codes = over.slice(0, MOST_CODES).map(({ unit }) => unit.name);
    const message = codes.length < 2 ? 'the unit lies over itself' : `ground of ${over.length} units at once`;
    const [one, other] = over.map(({ unit }) => unit).sort((a, b) => sizeOf(b) - sizeOf(a));
    const canMend =
      kind === 'sliver' && over.length === 2 && one?.fullCode !== undefined && other !== undefined;
    return [
      finding(
        { kind, level, codes, message },
        region,
        canMend ? proposal('trim', one, other, region) : undefined,
      ),
    ];
  };
  const excess = (region: Region): AuditFinding[] => {
    if (parent === undefined || region.sizeM2 < tolerances.overlapM2) return [];
    return unitsOver(region, near, tolerances.overlapM2).flatMap(({ unit, areaM2 }) => {
      const share = areaM2 / areaOfGround(unit.ground);
      if (share < tolerances.outsideShare) return [];
      const message = `${percent(share)} of it lies outside ${parent.name}`;
      const canMend = isSliver(region) && unit.fullCode !== undefined;
      const mend = canMend ? proposal('trim', unit, parent, region) : undefined;
      return [
        {
          ...finding(
            { kind: 'outsideParent', level, codes: [unit.name, parent.name], message },
            region,
            mend,
          ),
          areaM2,
        },
      ];
    });
  };
  const hole = (region: Region): AuditFinding[] => {
    if (region.sizeM2 < tolerances.gapM2) return [];
    const codes = unitsBeside(region, near).units.slice(0, MOST_CODES).map(nameOf);
    return [
      finding(
        { kind: 'hole', level, codes, message: 'ground that units enclose and none covers' },
        region,
        undefined,
      ),
    ];
  };
  return [
    ...misfits.gaps.flatMap(gap),
    ...misfits.overlaps.flatMap(overlap),
    ...misfits.outside.flatMap(excess),
    ...misfits.holes.flatMap(hole),
  ];
}

type Head = Pick<AuditFinding, 'kind' | 'level' | 'codes' | 'message'>;

function finding(head: Head, { areaM2, position }: Region, mend: AuditProposal | undefined): AuditFinding {
  return { ...head, areaM2, position, ...(mend === undefined ? {} : { proposal: mend }) };
}

function proposal(
  action: AuditProposal['action'],
  unit: SurveyedUnit,
  neighbour: SurveyedUnit,
  { polygon }: Region,
): AuditProposal {
  return { action, code: unit.name, neighbour: neighbour.name, patch: polygon };
}

const nameOf = ({ name }: SurveyedUnit): string => name;
const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;
const sizeOf = ({ box: [west, south, east, north] }: SurveyedUnit): number => (east - west) * (north - south);

/** Units along the outside of a region, the longest border first; `isClosed` where they are along all of it. */
function unitsBeside(region: Region, unitsNear: UnitsNear): { units: SurveyedUnit[]; isClosed: boolean } {
  const near = unitsNear(region);
  const lengths = new Map<SurveyedUnit, number>();
  let isClosed = true;
  for (const [a, b] of edgesOf(region)) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    // Ground lies to the left of its border, so its neighbours lie to the right.
    const outside: Position = [
      (a[0] + b[0]) / 2 + ((b[1] - a[1]) / length) * BESIDE,
      (a[1] + b[1]) / 2 - ((b[0] - a[0]) / length) * BESIDE,
    ];
    const found = near.filter(({ ground }) => ringsHold(ground.flat(), outside));
    if (found.length === 0) isClosed = false;
    for (const unit of found) lengths.set(unit, (lengths.get(unit) ?? 0) + distanceM(a, b));
  }
  return { units: [...lengths].sort((a, b) => b[1] - a[1]).map(([unit]) => unit), isClosed };
}

/** Units that lie over a region, by how much of it they cover; those under `leastM2` only where nothing else is there. */
function unitsOver(
  region: Region,
  unitsNear: UnitsNear,
  leastM2: number,
): { unit: SurveyedUnit; areaM2: number }[] {
  const rings = region.polygon.coordinates.map((ring) => ring.slice(0, -1)) as Position[][];
  const overlay = overlayNear(rings);
  const covers = unitsNear(region)
    .map((unit) => ({ unit, areaM2: areaOfGround(overlay.intersection([rings], unit.ground.flat())) }))
    .filter(({ areaM2 }) => areaM2 > 0)
    .sort((a, b) => b.areaM2 - a.areaM2);
  const large = covers.filter(({ areaM2 }) => areaM2 >= leastM2);
  return large.length > 0 ? large : covers.slice(0, 1);
}

/** Finds the units of a family whose boxes meet that of a region, in their order. */
type UnitsNear = (region: Region) => SurveyedUnit[];

function unitsNearOf(units: readonly SurveyedUnit[]): UnitsNear {
  const placed = units.filter(({ ground }) => ground.length > 0);
  if (placed.length === 0) return () => [];
  const index = new Flatbush(placed.length);
  for (const { box } of placed) index.add(...box);
  index.finish();
  return ({ polygon }) => {
    const [west, south, east, north] = boxOfShape(polygon);
    const found = index.search(west - BESIDE, south - BESIDE, east + BESIDE, north + BESIDE);
    return found.sort((a, b) => a - b).map((at) => placed[at]!);
  };
}

function edgesOf({ polygon }: Region): [Position, Position][] {
  return polygon.coordinates.flatMap((ring) =>
    ring.slice(1).map((b, index): [Position, Position] => [ring[index] as Position, b as Position]),
  );
}
