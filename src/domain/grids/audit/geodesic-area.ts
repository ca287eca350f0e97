import geographicLib from 'geographiclib-geodesic';

const WGS84 = geographicLib.Geodesic.WGS84;

/**
 * Signed area in m² of a ring of degrees on the WGS 84 ellipsoid, positive when counter-clockwise, and the length of its
 * border in metres; edges are geodesics (Karney 2013), as in PostGIS' geography. The ring may be open or closed.
 */
export function ellipsoidalArea(ring: readonly (readonly number[])[]): {
  areaM2: number;
  perimeterM: number;
} {
  const polygon = WGS84.Polygon(false);
  for (const [longitude = 0, latitude = 0] of ring) polygon.AddPoint(latitude, longitude);
  const { area = 0, perimeter } = polygon.Compute(false, true);
  return { areaM2: area, perimeterM: perimeter };
}
