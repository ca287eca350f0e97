import type { Position } from '../../geo/positions.ts';
import { runTask, type Task } from '../../tasks/task.ts';
import type { ServiceReach, ServicePoint } from './service-reach.ts';
import { servedShare, type SampledShare } from './served-share.ts';
import type { ServedUnit, UnitTree } from './unit-tree.ts';

/** A facility as shares see it; a facility record fits. */
export interface ServingFacility {
  readonly facilityType: string;
  readonly point: Position;
  readonly serviceRadiusM?: number | undefined;
}

/** What a unit has of one kind of facility. */
export interface UnitService {
  /** Facilities that stand in it. */
  readonly inside: number;
  /** The part of its area within reach of any; absent where no facility of the kind has a radius. */
  readonly area?: SampledShare;
  /** The part of its households, those of each grid spread evenly; absent where households or radius are not known. */
  readonly householdShare?: number;
  /** Reported households of the unit, or of those inside of it; absent where none are known. */
  readonly households?: number;
}

/**
 * What every unit has of one kind of facility. The finest units are looked at cell by cell; a unit that others fill is
 * their sum by area. Households are counted where they are reported, the finest such units of a unit.
 */
export function serviceShares(...input: Parameters<typeof serviceSharesTask>): Map<string, UnitService> {
  return runTask(serviceSharesTask(...input));
}

/** `serviceShares` in pieces, one for every unit that is looked at cell by cell. */
export function* serviceSharesTask(
  tree: UnitTree,
  units: readonly ServedUnit[],
  facilities: readonly ServingFacility[],
  reachOf: (services: readonly ServicePoint[]) => ServiceReach,
): Task<Map<string, UnitService>> {
  const services = facilities.flatMap(({ point, serviceRadiusM }) =>
    serviceRadiusM === undefined ? [] : [{ point, radiusM: serviceRadiusM }],
  );
  const inside = countInside(tree, facilities);
  if (services.length === 0)
    return new Map(units.map(({ code }) => [code, { inside: inside.get(code) ?? 0 }]));
  const reach = reachOf(services);
  const shares: (unit: ServedUnit) => SampledShare = remembered((unit) =>
    areaShare(unit, tree, reach, shares),
  );
  const households: (unit: ServedUnit) => Households = remembered((unit) =>
    servedHouseholds(unit, tree, shares, households),
  );
  for (const unit of sampledUnits(units, tree)) {
    shares(unit);
    yield;
  }
  return new Map(
    units.map((unit) => {
      const { known, served } = households(unit);
      const weighted = known > 0 ? { householdShare: served / known, households: known } : {};
      return [unit.code, { inside: inside.get(unit.code) ?? 0, area: shares(unit), ...weighted }];
    }),
  );
}

/** The units that are looked at cell by cell for the shares of some units: themselves, or those that fill them. */
function sampledUnits(units: readonly ServedUnit[], tree: UnitTree): Set<ServedUnit> {
  const sampled = new Set<ServedUnit>();
  const visit = (unit: ServedUnit): void => {
    if (isSampled(unit, tree)) sampled.add(unit);
    else tree.innerOf(unit).forEach(visit);
  };
  units.forEach(visit);
  return sampled;
}

const isSampled = (unit: ServedUnit, tree: UnitTree): boolean =>
  tree.innerOf(unit).length === 0 || !tree.isFilled(unit);

function countInside(tree: UnitTree, facilities: readonly ServingFacility[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { point } of facilities)
    for (const { code } of tree.holding(point)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function areaShare(
  unit: ServedUnit,
  tree: UnitTree,
  reach: ServiceReach,
  shares: (unit: ServedUnit) => SampledShare,
): SampledShare {
  if (isSampled(unit, tree)) return servedShare(unit, reach);
  return weightedShare(tree.innerOf(unit).map((each) => ({ weight: each.areaM2, ...shares(each) })));
}

/** The mean of shares by weight; their errors are taken to be independent. */
export function weightedShare(parts: readonly (SampledShare & { readonly weight: number })[]): SampledShare {
  const sum = (of: (part: SampledShare & { readonly weight: number }) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  const whole = sum(({ weight }) => weight);
  if (whole === 0) return { share: 0, error: 0 };
  return {
    share: sum(({ weight, share }) => weight * share) / whole,
    error: Math.sqrt(sum(({ weight, error }) => (weight * error) ** 2)) / whole,
  };
}

interface Households {
  readonly known: number;
  readonly served: number;
}

function servedHouseholds(
  unit: ServedUnit,
  tree: UnitTree,
  shares: (unit: ServedUnit) => SampledShare,
  households: (unit: ServedUnit) => Households,
): Households {
  const inner = tree.innerOf(unit).map(households);
  const known = inner.reduce((sum, each) => sum + each.known, 0);
  if (known > 0) return { known, served: inner.reduce((sum, each) => sum + each.served, 0) };
  const own = unit.quantities['households']?.value ?? 0;
  return { known: own, served: own * shares(unit).share };
}

function remembered<Answer>(answer: (unit: ServedUnit) => Answer): (unit: ServedUnit) => Answer {
  const known = new Map<string, Answer>();
  return (unit) => {
    const before = known.get(unit.code);
    if (before !== undefined) return before;
    const now = answer(unit);
    known.set(unit.code, now);
    return now;
  };
}
