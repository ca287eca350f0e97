import type { Position } from '../geo/positions.ts';
import { areasUpTo } from './contour.ts';
import { travelRaster, type Raster } from './travel-raster.ts';
import type { TravelField } from '../travel/travel-field.ts';

/** What can be reached within some minutes: a GeoJSON MultiPolygon in degrees. */
export interface ReachArea {
  readonly minutes: number;
  readonly area: { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
}

/** Islands and holes smaller than this many cells are left out: no eye tells them apart. */
const LEAST_CELLS = 3;

/**
 * The areas that can be reached within each of `minutes`: along the streets, and up to `BESIDE_M` beside them. Areas of
 * more minutes hold those of fewer. The field has to be in seconds.
 */
export function reachAreas(field: TravelField, minutes: readonly number[]): ReachArea[] {
  const raster = travelRaster(field, Math.max(0, ...minutes) * 60);
  return minutes.map((limit) => ({
    minutes: limit,
    area: { type: 'MultiPolygon', coordinates: polygonsUpTo(raster, limit * 60) },
  }));
}

function polygonsUpTo(raster: Raster, level: number): Position[][][] {
  return areasUpTo(raster, level, LEAST_CELLS).map((polygon) =>
    polygon.map((ring) =>
      ring.map(([x, y]): Position => [
        decimals(raster.west + x * raster.cellLng),
        decimals(raster.south + y * raster.cellLat),
      ]),
    ),
  );
}

const decimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
