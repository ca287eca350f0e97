import proj4 from 'proj4';
import { median } from '../../src/domain/statistics/median.ts';
import type { PlanePoints } from '../../src/domain/hotspots/plane/plane-points.ts';

/** Points in metres about their middle, and the way back. */
export interface LocalPlane {
  points: PlanePoints;
  /** Longitude and latitude of the origin. */
  origin: [number, number];
  /** The definition for PROJ. */
  projection: string;
  toDegrees: (x: number, y: number) => [number, number];
  /** Points so far from the origin that distances between them are off by more than a thousandth. */
  farPoints: number;
}

/** Beyond it the azimuthal equidistant projection stretches distances across by more than 0.1 %. */
const FAR_M = 500_000;

/**
 * Degrees of WGS 84 on a plane in metres: azimuthal equidistant on the ellipsoid about the medians of longitude and
 * latitude, so that a few stray points do not move it. x is east, y is north.
 */
export function toLocalPlane(longitudes: Float64Array, latitudes: Float64Array): LocalPlane {
  const origin: [number, number] = [rounded(median(longitudes) ?? 0), rounded(median(latitudes) ?? 0)];
  const projection = `+proj=aeqd +lat_0=${origin[1]} +lon_0=${origin[0]} +x_0=0 +y_0=0 +ellps=WGS84 +units=m`;
  const projector = proj4(projection);
  const points = { x: new Float64Array(longitudes.length), y: new Float64Array(longitudes.length) };
  let farPoints = 0;
  for (let i = 0; i < longitudes.length; i++) {
    const [x, y] = projector.forward([longitudes[i]!, latitudes[i]!]);
    points.x[i] = x;
    points.y[i] = y;
    if (Math.hypot(x, y) > FAR_M) farPoints += 1;
  }
  const toDegrees = (x: number, y: number): [number, number] => projector.inverse([x, y]);
  return { points, origin, projection, toDegrees, farPoints };
}

/** Whether plane coordinates may be degrees by mistake: within ±180 and ±90, and with decimals. */
export function looksLikeDegrees({ x, y }: PlanePoints): boolean {
  const isWithin = x.every((value) => Math.abs(value) <= 180) && y.every((value) => Math.abs(value) <= 90);
  const decimals = x.filter((value) => Math.abs(value * 100 - Math.round(value * 100)) > 1e-6).length;
  const isWide = x.some((value) => Math.abs(value) > 1) || y.some((value) => Math.abs(value) > 1);
  return isWithin && isWide && decimals > x.length / 2;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
