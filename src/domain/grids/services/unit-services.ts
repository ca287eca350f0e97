import { boxOfShape, type BoundingBox } from '../../geo/positions.ts';
import type { Task } from '../../tasks/task.ts';
import { cameraSharesTask, type CameraShare, type ClassedCamera } from './camera-shares.ts';
import type { ServicePoint, ServiceReach } from './service-reach.ts';
import { serviceSharesTask, type ServingFacility, type UnitService } from './service-shares.ts';
import { createUnitTree, type ServedUnit } from './unit-tree.ts';

/** Kinds that every grid should have one of in reach: listed even where none of them has a radius. */
const EXPECTED_TYPES = ['PARTY_SERVICE', 'LEGAL_SERVICE', 'CHARGING'] as const;
/** Classes of video points whose coverage is told. */
export const POINT_CLASSES = [1, 2, 3] as const;

/** Kinds of facilities whose reach is told: the expected ones, and those of which any has a radius. */
export function servedTypes(facilities: readonly ServingFacility[]): string[] {
  const withRadius = facilities.filter(({ serviceRadiusM }) => serviceRadiusM !== undefined);
  return [...new Set<string>([...EXPECTED_TYPES, ...withRadius.map(({ facilityType }) => facilityType)])];
}

/** What stands around a unit. */
export interface UnitSurroundings {
  /** The unit itself with all that lie inside of it. */
  readonly units: readonly ServedUnit[];
  /** Those of the whole data set: what stands outside reaches in. */
  readonly facilities: readonly ServingFacility[];
  readonly cameras: readonly ClassedCamera[];
  readonly reachOf: (services: readonly ServicePoint[]) => ServiceReach;
}

/** What serves one unit, by kind of facility and by class of camera. */
export interface ServicesOfUnit {
  readonly services: readonly (UnitService & { readonly facilityType: string })[];
  readonly cameras: readonly (CameraShare & { readonly pointClass: number })[];
}

/** The shares of `serviceShares` and `cameraShares` for one unit, in pieces. */
export function* servicesOfUnitTask(
  unit: ServedUnit,
  { units, facilities, cameras, reachOf }: UnitSurroundings,
): Task<ServicesOfUnit> {
  const tree = createUnitTree(units);
  yield;
  const services = [];
  for (const facilityType of servedTypes(facilities)) {
    const own = facilities.filter((facility) => facility.facilityType === facilityType);
    const shares = yield* serviceSharesTask(tree, [unit], own, reachOf);
    services.push({ facilityType, ...(shares.get(unit.code) ?? { inside: 0 }) });
    yield;
  }
  const near = camerasNear(cameras, boxOfShape(unit.geometry));
  const classes = [];
  for (const pointClass of POINT_CLASSES) {
    const own = near.filter((camera) => camera.pointClass === pointClass);
    const share = (yield* cameraSharesTask(tree, [unit], own)).get(unit.code);
    classes.push({ pointClass, ...(share ?? { cameras: 0, area: { share: 0, error: 0 } }) });
  }
  return { services, cameras: classes };
}

const M_PER_DEGREE = 111_195;
/** A camera is looked at so far beyond its range, so that no cell at the border of the unit lacks a neighbour. */
const MARGIN_M = 20;

/** Cameras that stand in a box, or look into it. */
function camerasNear(
  cameras: readonly ClassedCamera[],
  [west, south, east, north]: BoundingBox,
): ClassedCamera[] {
  return cameras.filter(({ point, rangeM = 0 }) => {
    if (point === undefined) return false;
    const [lng, lat] = point;
    const latDeg = ((rangeM + MARGIN_M) / M_PER_DEGREE) * 1.01;
    const lngDeg = latDeg / Math.cos((lat * Math.PI) / 180);
    return lng >= west - lngDeg && lng <= east + lngDeg && lat >= south - latDeg && lat <= north + latDeg;
  });
}
