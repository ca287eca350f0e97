import { EARTH_RADIUS_M, type Position } from './positions.ts';

/** A city laid flat. */
export interface CityPlane {
  /** Metres east and north of the origin, in the order of the columns. */
  readonly toPlane: (
    longitude: ArrayLike<number>,
    latitude: ArrayLike<number>,
  ) => { readonly x: Float64Array; readonly y: Float64Array };
  readonly toPosition: (x: number, y: number) => Position;
}

/**
 * The plane that touches the earth at `origin` (equirectangular). Distances err by less than 1 % within 50 km north or
 * south of it at the latitudes of China.
 */
export function cityPlane([longitude0, latitude0]: readonly [number, number]): CityPlane {
  const perLatitude = (EARTH_RADIUS_M * Math.PI) / 180;
  const perLongitude = perLatitude * Math.cos((latitude0 * Math.PI) / 180);
  return {
    toPlane: (longitude, latitude) => ({
      x: Float64Array.from(longitude, (degrees) => (degrees - longitude0) * perLongitude),
      y: Float64Array.from(latitude, (degrees) => (degrees - latitude0) * perLatitude),
    }),
    toPosition: (x, y) => [longitude0 + x / perLongitude, latitude0 + y / perLatitude],
  };
}
