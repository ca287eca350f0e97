import { UNIT_LEVELS, type UnitLevel } from '../codes.ts';
import { LEAST_KNOWN_SHARE, type CameraShare } from './camera-shares.ts';
import type { SampledShare } from './served-share.ts';
import { weightedShare, type UnitService } from './service-shares.ts';
import type { ServedUnit } from './unit-tree.ts';

/** What the units of a level have of one kind of facility. */
export interface LevelService {
  readonly level: UnitLevel;
  readonly units: number;
  /** Units in which no facility of the kind stands. */
  readonly without: readonly string[];
  /** Units of which nothing is within reach; absent where the kind has no radius, like the shares. */
  readonly unreached?: readonly string[];
  readonly area?: SampledShare;
  readonly householdShare?: number;
}

/** What the units of a level have of the cameras of one class. */
export interface LevelCameras {
  readonly level: UnitLevel;
  readonly units: number;
  readonly cameras: number;
  readonly knownShare?: number;
  readonly area: SampledShare;
  /** Units of whose cameras too few sectors are known for the area to speak of them. */
  readonly littleKnown: readonly string[];
}

const byLevel = (units: readonly ServedUnit[]) =>
  UNIT_LEVELS.map((level) => ({ level, own: units.filter((unit) => unit.level === level) })).filter(
    ({ own }) => own.length > 0,
  );

/** Sums one kind of facility up by level; shares are means by area, or by the households that are known. */
export function serviceLevels(
  units: readonly ServedUnit[],
  services: ReadonlyMap<string, UnitService>,
): LevelService[] {
  return byLevel(units).map(({ level, own }): LevelService => {
    const all = own.flatMap(({ code, areaM2 }) => {
      const service = services.get(code);
      return service === undefined ? [] : [{ code, areaM2, ...service }];
    });
    const without = all.filter(({ inside }) => inside === 0).map(({ code }) => code);
    const reached = all.flatMap(({ code, areaM2, area }) =>
      area === undefined ? [] : [{ code, weight: areaM2, ...area }],
    );
    const counted = all.flatMap(({ households, householdShare }) =>
      households === undefined || householdShare === undefined
        ? []
        : [{ weight: households, share: householdShare, error: 0 }],
    );
    return {
      level,
      units: own.length,
      without,
      ...(reached.length > 0 && {
        unreached: reached.filter(({ share }) => share === 0).map(({ code }) => code),
        area: weightedShare(reached),
      }),
      ...(counted.length > 0 && { householdShare: weightedShare(counted).share }),
    };
  });
}

/** Sums cameras of one class up by level. */
export function cameraLevels(
  units: readonly ServedUnit[],
  shares: ReadonlyMap<string, CameraShare>,
): LevelCameras[] {
  return byLevel(units).map(({ level, own }): LevelCameras => {
    const all = own.flatMap(({ code, areaM2 }) => {
      const share = shares.get(code);
      return share === undefined ? [] : [{ code, areaM2, ...share }];
    });
    const cameras = all.reduce((sum, each) => sum + each.cameras, 0);
    const known = all.reduce((sum, each) => sum + each.cameras * (each.knownShare ?? 0), 0);
    return {
      level,
      units: own.length,
      cameras,
      ...(cameras > 0 && { knownShare: known / cameras }),
      area: weightedShare(all.map(({ areaM2, area }) => ({ weight: areaM2, ...area }))),
      littleKnown: all
        .filter(({ knownShare }) => knownShare !== undefined && knownShare < LEAST_KNOWN_SHARE)
        .map(({ code }) => code),
    };
  });
}
