import { formatGbCode } from '../../../../src/domain/cameras/gb-code.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { cameraSchema, type CameraRecord } from '../../../../src/schemas/cameras.ts';
import type { FacilityRecord, PlaceRecord } from '../../../../src/schemas/places.ts';
import { shortVillageName } from '../names.ts';
import { createRandom, type Random } from '../random.ts';
import { any, drawKind, weighted, type CameraKind, type Site } from './camera-kinds.ts';
import { offset, type Survey } from './survey.ts';

/** Cameras per county: 4,000 in all, a sample that is denser in the four inner districts. */
export const CAMERA_QUOTAS: Record<string, number> = {
  '430202': 640,
  '430203': 600,
  '430204': 700,
  '430211': 860,
  '430212': 240,
  '430223': 320,
  '430224': 150,
  '430225': 90,
  '430281': 400,
};

/** A spot where a camera can stand. */
interface Spot {
  site: Site;
  point: Position;
  unitCode: string;
  label: string;
}

/** All cameras (`cameras.csv`). Codes, owners and views are synthetic and agree with each other. */
export function buildCameras(
  survey: Survey,
  places: readonly PlaceRecord[],
  stops: readonly FacilityRecord[],
): CameraRecord[] {
  const random = createRandom('cameras');
  return Object.entries(CAMERA_QUOTAS).flatMap(([county, quota]) => {
    const spots = spotsOf(survey, county, quota, places, stops, random);
    return spots.map((spot, at) => cameraAt(spot, county, at + 1, random));
  });
}

function spotsOf(
  survey: Survey,
  county: string,
  quota: number,
  places: readonly PlaceRecord[],
  stops: readonly FacilityRecord[],
  random: Random,
): Spot[] {
  const inCounty = ({ unitCode }: { unitCode?: string | undefined }) => unitCode?.startsWith(county) === true;
  const spotAt = (site: Site, point: Position, label: string): Spot[] => {
    const unitCode = survey.finestAt(point);
    return unitCode?.startsWith(county) === true ? [{ site, point, unitCode, label }] : [];
  };
  const publicSpots = places.filter(inCounty).flatMap(({ point, name, kind }) => {
    if (kind === 'TOWN' || kind === 'WATER') return [];
    const site: Site = kind === 'COMPOUND' ? 'compound' : 'public';
    return [0, 1, 2, 3].flatMap((at) =>
      spotAt(site, offset(point, 20 + random() * 60, 90 * at + random() * 60), `${name}${at + 1}号`),
    );
  });
  const stopSpots = stops
    .filter(inCounty)
    .flatMap(({ point, name }) =>
      spotAt('busStop', offset(point, 8, random() * 360), name.endsWith('站') ? name : `${name}站`),
    );
  const compounds: Spot[] = [];
  const blocks = finestBlocks(survey, county);
  while (compounds.length < quota * 0.45) {
    const { code, name } = any(blocks, random);
    compounds.push(...spotAt('compound', survey.positionIn(code, random), `${shortVillageName(name)}内部`));
  }
  const fixed = [...publicSpots, ...stopSpots, ...compounds];
  for (const node of streetNodes(survey, county, random)) {
    if (fixed.length >= quota) break;
    const point = offset(survey.graph.nodes[node]!, 7 + random() * 10, random() * 360);
    const [spot] = spotAt('street', point, '路口');
    if (!spot) continue;
    const street = shortVillageName(survey.unit(spot.unitCode.slice(0, 12)).name);
    fixed.push({ ...spot, label: `${street}路口` });
  }
  return numbered(fixed.slice(0, quota));
}

/** Micro-grids, grids without them, and communities without either. */
function finestBlocks(survey: Survey, county: string): { code: string; name: string }[] {
  const units = (['micro-grid', 'grid', 'village'] as const).flatMap((level) =>
    survey.unitsOf(level, county),
  );
  const parents = new Set(units.map(({ parentCode }) => parentCode));
  return units.filter(({ code }) => !parents.has(code));
}

/** Appends a number to labels that occur more than once. */
function numbered(spots: readonly Spot[]): Spot[] {
  const serials = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { label } of spots) totals.set(label, (totals.get(label) ?? 0) + 1);
  return spots.map((spot) => {
    if (totals.get(spot.label) === 1) return spot;
    const serial = (serials.get(spot.label) ?? 0) + 1;
    serials.set(spot.label, serial);
    return { ...spot, label: `${spot.label}${serial}` };
  });
}

/** Street corners of a county in random order; they lie closer together where the city is denser. */
function* streetNodes(survey: Survey, county: string, random: Random): Generator<number, undefined> {
  const nodes = survey.graph.nodes.flatMap((position, node) =>
    survey.finestAt(position)?.startsWith(county) === true ? [node] : [],
  );
  yield* shuffle(nodes, random);
  return undefined;
}

function cameraAt(spot: Spot, county: string, serial: number, random: Random): CameraRecord {
  const kind = drawKind(spot.site, random);
  const { pointClass } = kind;
  const isPlaced = pointClass === 1 || pointClass === 2 || random() < 0.86;
  const township = spot.unitCode.slice(7, 9);
  return cameraSchema.parse({
    gbId: formatGbCode({ countyCode: county, accessUnit: pointClass === 1 ? township : '00', serial, ...kind }),
    gbVersion: kind.gbVersion,
    name: spot.label,
    pointClass,
    ownerSector: kind.ownerSector,
    ...(isPlaced ? { point: spot.point } : {}),
    unitCode: spot.unitCode,
    ...viewOf(kind, isPlaced, random),
    ...(random() < 0.7 ? { indoor: spot.site === 'public' && pointClass === 3 && random() < 0.4 } : {}),
    status: weighted([['online', 0.96], ['offline', 0.022], ['fault', 0.01], ['repair', 0.006], ['removed', 0.002]] as const, random),
    ...recordsOf(kind, random),
    origin: 'synthetic',
  }); // prettier-ignore
}

/** Azimuth, angle and range together for about a third; some report an azimuth only, most nothing. */
function viewOf({ pointClass }: CameraKind, isPlaced: boolean, random: Random): Partial<CameraRecord> {
  const known = { 1: 0.58, 2: 0.44, 3: 0.27, 9: 0 }[pointClass];
  const azimuthDeg = random() < 0.7 ? 45 * Math.floor(random() * 8) : Math.floor(random() * 360);
  const draw = random();
  if (isPlaced && draw < known) {
    const isPanorama = random() < 0.06;
    return {
      azimuthDeg,
      hfovDeg: isPanorama ? 360 : any([45, 60, 60, 75, 90, 110], random),
      rangeM: any(isPanorama ? [30, 40, 50] : [30, 40, 50, 60, 80, 100, 150], random),
    };
  }
  return draw < known + 0.1 ? { azimuthDeg } : {};
}

/** Storage and filing: complete for class 1, with gaps and short storage further down, as in real life. */
function recordsOf({ pointClass }: CameraKind, random: Random): Partial<CameraRecord> {
  const isPublic = pointClass === 1 || pointClass === 2;
  const days = isPublic
    ? any([30, 30, 60, 90], random)
    : any([7, 15, 30, 30, 30, 30, 30, 30, 30, 30], random);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  const filedAt = `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return {
    ...(pointClass === 1 || random() < 0.85 ? { recordSaveDays: days } : {}),
    ...(random() < (isPublic ? 0.97 : 0.72) ? { filedAt } : {}),
  };
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const shuffled = [...list];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}
