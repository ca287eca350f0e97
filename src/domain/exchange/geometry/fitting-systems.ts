import { boxOf, inBox, type BoundingBox, type Position } from '../../geo/positions.ts';
import { fromWgs84, isPlane, toWgs84 } from './coordinate-systems.ts';
import { PLANE_SYSTEMS, type CrsName } from '../../geo/crs-names.ts';

/** What it would be in each system to lie in the bounds, roughly. */
const framesOf = new WeakMap<BoundingBox, readonly (readonly [CrsName, BoundingBox])[]>();
const STEPS = [0, 0.25, 0.5, 0.75, 1];
const MOST_NAMED = 3;
/** Lines that are straight in degrees are bent in a plane, by less than this share of the box. */
const BEND = 0.1;

/**
 * The systems that would put a position into `bounds`, in either order of its numbers. Where a zone of six degrees is one of three
 * degrees too, that one is named. Degrees are tried as WGS 84 alone: its shifted forms lie too near to tell.
 */
export function fittingSystems(x: number, y: number, bounds: BoundingBox): CrsName[] {
  const places = new Set<string>();
  return frames(bounds).flatMap(([crs, frame]) => {
    if (!inBox([x, y], frame) && !inBox([y, x], frame)) return [];
    const place = [toWgs84(crs, x, y), toWgs84(crs, y, x)].find((each) => each && inBox(each, bounds));
    const key = place?.map((degrees) => degrees.toFixed(7)).join(' ');
    if (key === undefined || places.has(key)) return [];
    places.add(key);
    return [crs];
  });
}

/** What to add to "is no position of `crs`": which other system would put it into `bounds`, or nothing. */
export function fittingHint(x: number, y: number, crs: CrsName, bounds: BoundingBox): string {
  const fitting = fittingSystems(x, y, bounds);
  if (fitting.includes(isPlane(crs) ? crs : 'wgs84')) return '';
  const shown = fitting.slice(0, MOST_NAMED).join(' or ');
  const more = fitting.length > MOST_NAMED ? ` (or one of ${fitting.length - MOST_NAMED} others)` : '';
  if (fitting.length > 0) return `; ${shown}${more} would put it into the bounds`;
  return !isPlane(crs) && Math.min(Math.abs(x), Math.abs(y)) > 180 ? '; it looks like metres' : '';
}

function frames(bounds: BoundingBox): readonly (readonly [CrsName, BoundingBox])[] {
  const kept = framesOf.get(bounds);
  if (kept !== undefined) return kept;
  const made = (['wgs84', ...PLANE_SYSTEMS] as const).map((crs) => [crs, frameOf(crs, bounds)] as const);
  framesOf.set(bounds, made);
  return made;
}

function frameOf(crs: CrsName, [west, south, east, north]: BoundingBox): BoundingBox {
  const positions = STEPS.flatMap((along) =>
    STEPS.map((up): Position => fromWgs84(crs, [west + along * (east - west), south + up * (north - south)])),
  );
  const [left, bottom, right, top] = boxOf(positions);
  const [dx, dy] = [(right - left) * BEND, (top - bottom) * BEND];
  return [left - dx, bottom - dy, right + dx, top + dy];
}
