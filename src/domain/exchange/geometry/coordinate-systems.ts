import gcoord from 'gcoord';
import proj4 from 'proj4';

/** Coordinate systems a file may be written in. CGCS2000 equals WGS 84 to a decimetre and is taken as it is. */
export type CrsName = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | 'epsg:4547';
type Position = [number, number];

/** CGCS2000 / 3-degree Gauss-Krüger, central meridian 114° E; x is east, y is north, metres (EPSG registry). */
const EPSG_4547 = proj4('+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m');

const TO_WGS84: Record<CrsName, (position: Position) => Position> = {
  wgs84: (position) => position,
  cgcs2000: (position) => position,
  gcj02: (position) => gcoord.transform(position, gcoord.GCJ02, gcoord.WGS84),
  bd09: (position) => gcoord.transform(position, gcoord.BD09, gcoord.WGS84),
  'epsg:4547': (position) => EPSG_4547.inverse(position),
};

const FROM_WGS84: Record<CrsName, (position: Position) => Position> = {
  wgs84: (position) => position,
  cgcs2000: (position) => position,
  gcj02: (position) => gcoord.transform(position, gcoord.WGS84, gcoord.GCJ02),
  bd09: (position) => gcoord.transform(position, gcoord.WGS84, gcoord.BD09),
  'epsg:4547': (position) => EPSG_4547.forward(position),
};

/** A position in WGS 84 degrees as it is written in `crs`: the way back of `toWgs84`, to a millimetre. */
export function fromWgs84(crs: CrsName, position: Position): Position {
  return FROM_WGS84[crs](position);
}

/**
 * `[longitude, latitude]` in WGS 84 degrees from a position written in `crs`, or `undefined` where the numbers
 * cannot be a position of that system (not finite, or outside the world).
 */
export function toWgs84(crs: CrsName, x: number, y: number): Position | undefined {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  const isPlane = crs === 'epsg:4547';
  const [maxX, maxY] = isPlane ? [1e6, 1e7] : [180, 90];
  if (Math.abs(x) > maxX || Math.abs(y) > maxY) return undefined;
  const [longitude, latitude] = TO_WGS84[crs]([x, y]);
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isOnEarth ? [longitude, latitude] : undefined;
}
