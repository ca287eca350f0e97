import { crsNamed, epsgNumber } from '../../geo/crs-names.ts';
import type { BoundingBox } from '../../geo/positions.ts';

/** The likely coordinate system of a file; `by` is what says so. */
export interface CrsGuess {
  crs: string;
  by: 'declared' | 'degrees' | 'metres' | 'zone';
}

/**
 * The likely system by what the file says of itself, else by its numbers: degrees, metres with the number of the zone in
 * front (38,xxx,xxx), metres of a zone that is not written, or those of web maps. Which zone, or which shift degrees
 * have, numbers do not say.
 */
export function guessCrs(
  [west, south, east, north]: BoundingBox,
  declared: string | undefined,
): CrsGuess | undefined {
  if (declared !== undefined) {
    const named = crsNamed(declared);
    const code = epsgNumber(declared);
    if (named !== undefined) return { crs: named, by: 'declared' };
    if (code !== undefined) return { crs: `epsg:${code}`, by: 'declared' };
  }
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return { crs: 'wgs84', by: 'degrees' };
  // Three-degree zones 25 to 45: their number stands before the six digits of the east value.
  const zone = Math.floor(Math.max(x, y) / 1e6);
  if (zone >= 25 && zone <= 45) return { crs: `epsg:${4513 + zone - 25}`, by: 'zone' };
  if (x > 8e6 && x < 15.2e6 && y > 0 && y < 7.2e6) return { crs: 'epsg:3857', by: 'metres' };
  const [small, large] = [Math.min(x, y), Math.max(x, y)];
  return small > 1e5 && small < 1e6 && large > 1.8e6 && large < 6e6
    ? { crs: 'epsg:4547', by: 'metres' }
    : undefined;
}
