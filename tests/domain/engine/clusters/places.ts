import * as fc from 'fast-check';
import Supercluster from 'supercluster';
import type { Hierarchy } from '../../../../src/domain/engine/clusters/hierarchy/hierarchy.ts';
import { MERCATOR_SCALE } from '../../../../src/domain/geo/mercator.ts';

/** Longitude, latitude. */
export type Place = readonly [number, number];

/** Columns with the arithmetic of supercluster, its roundings included. */
export function columnsOf(places: readonly Place[]): { x: Int32Array; y: Int32Array } {
  const encode = (share: number) => (Math.min(1, Math.max(0, share)) - 0.5) * MERCATOR_SCALE;
  return {
    x: Int32Array.from(places, ([longitude]) => encode(longitude / 360 + 0.5)),
    y: Int32Array.from(places, ([, latitude]) => {
      const sine = Math.sin((latitude * Math.PI) / 180);
      return encode(0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI);
    }),
  };
}

/** Longitude that is `units` of `MERCATOR_SCALE` east of Greenwich, without any rounding. */
export const longitudeAt = (units: number): number => (units / MERCATOR_SCALE) * 360;

const streetPlace = fc.tuple(
  fc.integer({ min: 113_000_000, max: 113_030_000 }),
  fc.integer({ min: 27_800_000, max: 27_830_000 }),
);
const cityPlace = fc.tuple(
  fc.integer({ min: 113_000_000, max: 114_000_000 }),
  fc.integer({ min: 27_000_000, max: 28_000_000 }),
);
const worldPlace = fc.tuple(
  fc.integer({ min: -180_000_000, max: 180_000_000 }),
  fc.integer({ min: -90_000_000, max: 90_000_000 }),
);
const addresses = fc.constantFrom<[number, number]>(
  [113_130_000, 27_830_000],
  [113_130_001, 27_830_000],
  [113_131_000, 27_830_500],
  [180_000_000, 0],
  [-180_000_000, 90_000_000],
);
const onEarth = fc
  .oneof(
    { weight: 4, arbitrary: streetPlace },
    { weight: 3, arbitrary: cityPlace },
    { weight: 1, arbitrary: worldPlace },
    { weight: 2, arbitrary: addresses },
  )
  .map(([east, north]): Place => [east / 1e6, north / 1e6]);
/** On the equator at whole fractions of every radius: distances equal to the radius are common. */
const onRuler = fc.integer({ min: 0, max: 4000 }).map((step): Place => [longitudeAt(step * 896), 0]);

/** Streets, city, world, shared addresses, edges of the world, and distances of exactly a radius. */
export const placesArbitrary = (maxLength: number): fc.Arbitrary<Place[]> =>
  fc.array(fc.oneof({ weight: 4, arbitrary: onEarth }, { weight: 1, arbitrary: onRuler }), {
    maxLength,
    size: 'max',
  });

/** supercluster over the same places with the settings of the map. */
export function superclusterOf(places: readonly Place[]): Supercluster<{ row: number }> {
  return new Supercluster<{ row: number }>({ radius: 56, extent: 512, maxZoom: 16, minPoints: 2 }).load(
    places.map(([longitude, latitude], row) => ({
      type: 'Feature',
      properties: { row },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  );
}

/** Rows of node `node` of `zoom`, ascending. */
export function rowsOfNode({ levels, leafRows }: Hierarchy, zoom: number, node: number): number[] {
  const { starts } = levels[zoom]!;
  return [...leafRows.subarray(starts[node], starts[node + 1])].sort((a, b) => a - b);
}
