import gcoord from 'gcoord';
import proj4 from 'proj4';
import { inBox, type BoundingBox } from '../../geo/positions.ts';
import type { CrsName } from '../../geo/crs-names.ts';

type Position = [number, number];

/** One coordinate system: the way to WGS 84 and back, and how far its numbers go. */
interface System {
  toWgs84(position: Position): Position;
  fromWgs84(position: Position): Position;
  /** West, south, east, north, in the unit of the system. */
  extent: BoundingBox;
}

const WORLD: BoundingBox = [-180, -90, 180, 90];
/** Zones are used some degrees beside their meridian; farther off the numbers are those of another system. */
const HALF_ZONE_M = 500_000;
/** Latitude 55°: China ends before it. */
const NORTHMOST_M = 6_100_000;

const AS_IT_IS: System = {
  toWgs84: (position) => position,
  fromWgs84: (position) => position,
  extent: WORLD,
};

/** CGCS2000 equals WGS 84 to some decimetres and is taken as it is. */
const DEGREES: Readonly<Record<string, System>> = {
  wgs84: AS_IT_IS,
  cgcs2000: AS_IT_IS,
  gcj02: shifted(gcoord.GCJ02),
  bd09: shifted(gcoord.BD09),
};

function shifted(system: typeof gcoord.GCJ02 | typeof gcoord.BD09): System {
  return {
    toWgs84: (position) => gcoord.transform(position, system, gcoord.WGS84),
    fromWgs84: (position) => gcoord.transform(position, gcoord.WGS84, system),
    extent: WORLD,
  };
}

/** Whether a system is one of metres on a plane. */
export function isPlane(crs: CrsName): boolean {
  return crs.startsWith('epsg:');
}

/** Definitions of the EPSG register, by number. */
function definitionOf(number: number): { text: string; falseEastingM: number } {
  if (number >= 32643)
    return { text: `+proj=utm +zone=${number - 32600} +datum=WGS84`, falseEastingM: 500_000 };
  const [first, meridian, step, zone] =
    number >= 4534
      ? [4534, 75, 3, undefined]
      : number >= 4513
        ? [4513, 75, 3, 25]
        : number >= 4502
          ? [4502, 75, 6, undefined]
          : [4491, 75, 6, 13];
  const falseEastingM = 500_000 + (zone === undefined ? 0 : (zone + number - first) * 1e6);
  const longitude = meridian + (number - first) * step;
  return {
    text: `+proj=tmerc +lat_0=0 +lon_0=${longitude} +k=1 +x_0=${falseEastingM} +y_0=0 +ellps=GRS80 +units=m`,
    falseEastingM,
  };
}

function planeSystem(number: number): System {
  if (number === 3857) {
    const projection = proj4('EPSG:3857');
    const half = Math.PI * 6_378_137;
    return { toWgs84: projection.inverse, fromWgs84: projection.forward, extent: [-half, -half, half, half] };
  }
  const { text, falseEastingM } = definitionOf(number);
  const projection = proj4(text);
  return {
    toWgs84: projection.inverse,
    fromWgs84: projection.forward,
    extent: [falseEastingM - HALF_ZONE_M, 0, falseEastingM + HALF_ZONE_M, NORTHMOST_M],
  };
}

const planes = new Map<CrsName, System>();

function systemOf(crs: CrsName): System {
  const known = DEGREES[crs] ?? planes.get(crs);
  if (known !== undefined) return known;
  const made = planeSystem(Number(crs.slice('epsg:'.length)));
  planes.set(crs, made);
  return made;
}

/** A position in WGS 84 degrees as it is written in `crs`: the way back of `toWgs84`, to a millimetre. */
export function fromWgs84(crs: CrsName, position: Position): Position {
  return systemOf(crs).fromWgs84(position);
}

/**
 * `[longitude, latitude]` in WGS 84 degrees from a position written in `crs`, or `undefined` where the numbers
 * cannot be a position of that system (not finite, outside the world, or farther from the meridian of a zone than it is used).
 */
export function toWgs84(crs: CrsName, x: number, y: number): Position | undefined {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  const { extent, toWgs84: inverse } = systemOf(crs);
  if (!inBox([x, y], extent)) return undefined;
  const [longitude, latitude] = inverse([x, y]);
  return inBox([longitude, latitude], WORLD) ? [longitude, latitude] : undefined;
}
