import { distanceM as greatCircleM } from '../geo/positions.ts';

/** A camera with what the search needs; records without a position are never near anything. */
export interface PlacedCamera {
  point?: [number, number] | undefined;
  status: string;
}

export interface NearestOptions {
  /** At most this many; default 5. */
  count?: number;
  /** None further than this, metres; default 500. */
  maxDistanceM?: number;
  /** Only cameras in one of these states, e.g. `['online']`; default all. */
  statuses?: readonly string[];
}

const METRES_PER_DEGREE = 111_195;

/**
 * Cameras nearest to a position `[longitude, latitude]`, nearest first, with their distance in metres (great circle).
 * Linear in the number of cameras; those outside a box around the position are passed over at once.
 */
export function nearestCameras<C extends PlacedCamera>(
  cameras: readonly C[],
  position: readonly [number, number],
  options: NearestOptions = {},
): { camera: C; distanceM: number }[] {
  const { count = 5, maxDistanceM = 500, statuses } = options;
  const [longitude, latitude] = position;
  const boxLatitude = (maxDistanceM / METRES_PER_DEGREE) * 1.01;
  const boxLongitude = boxLatitude / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const found: { camera: C; distanceM: number }[] = [];
  for (const camera of cameras) {
    const { point } = camera;
    if (point === undefined || (statuses !== undefined && !statuses.includes(camera.status))) continue;
    if (Math.abs(point[0] - longitude) > boxLongitude || Math.abs(point[1] - latitude) > boxLatitude)
      continue;
    const distanceM = greatCircleM([longitude, latitude], point);
    if (distanceM <= maxDistanceM) found.push({ camera, distanceM });
  }
  return found.sort((a, b) => a.distanceM - b.distanceM).slice(0, count);
}
