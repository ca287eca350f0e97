import { distanceM } from '../geo/positions.ts';
import { groupBy } from '../arrays/group-by.ts';

export interface PointOnGround {
  longitude: number;
  latitude: number;
}

/** A little less than there are, so that a cell is never too narrow. */
const METRES_PER_DEGREE = 111_000;

/** Keys of cells: more columns than there are around the earth at any radius in use. */
const COLUMNS = 1e7;

/**
 * Finds the others within `radiusM` (great circle) of a point, both as positions in the list, ascending. Points are put
 * into cells as wide as the radius, so that only the nine cells around a point are searched.
 */
export function createNeighbourSearch(
  points: readonly PointOnGround[],
  radiusM: number,
): (index: number) => number[] {
  const highest = points.reduce((most, point) => Math.max(most, Math.abs(point.latitude)), 0);
  const latitudeStep = radiusM / METRES_PER_DEGREE;
  const longitudeStep = latitudeStep / Math.max(Math.cos(((highest + 0.01) * Math.PI) / 180), 0.01);
  const keyOf = ({ longitude, latitude }: PointOnGround) =>
    Math.floor(longitude / longitudeStep) + Math.floor(latitude / latitudeStep) * COLUMNS;
  const cells = groupBy(points.keys(), (index) => keyOf(points[index] as PointOnGround));
  return (index) => {
    const point = points[index] as PointOnGround;
    const key = keyOf(point);
    const near: number[] = [];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const other of cells.get(key + dx + dy * COLUMNS) ?? [])
          if (other !== index && isWithin(point, points[other] as PointOnGround, radiusM)) near.push(other);
    return near.sort((a, b) => a - b);
  };
}

/** Whether two are within the radius; where the latitudes alone tell that they are not, nothing is reckoned. */
function isWithin(a: PointOnGround, b: PointOnGround, radiusM: number): boolean {
  return Math.abs(a.latitude - b.latitude) * METRES_PER_DEGREE <= radiusM && metresBetween(a, b) <= radiusM;
}

/** Great-circle distance of two located things in metres. */
export function metresBetween(a: PointOnGround, b: PointOnGround): number {
  return distanceM([a.longitude, a.latitude], [b.longitude, b.latitude]);
}
