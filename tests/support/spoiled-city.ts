import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import { M_PER_DEGREE } from '../../src/domain/geo/positions.ts';

const CITY = path.resolve(import.meta.dirname, '../../data/zhuzhou');

/** Units of one level of the bundled city, as their file has them. */
export type CityUnits = FeatureCollection<Polygon, Record<string, unknown>>['features'];

/** Copies the bundled city into `folder` and changes the units of a level. */
export function spoilCity(folder: string, level: string, spoil: (units: CityUnits) => void): void {
  cpSync(CITY, folder, { recursive: true, filter: (file) => !/\/(build|sources)(\/|$)/.test(file) });
  changeUnits(folder, level, spoil);
}

/** Changes the units of a level in a copy of the city. */
function changeUnits(folder: string, level: string, spoil: (units: CityUnits) => void): void {
  const file = path.join(folder, `units-${level}.geojson`);
  const units = JSON.parse(readFileSync(file, 'utf8')) as { features: CityUnits };
  spoil(units.features);
  writeFileSync(file, JSON.stringify(units));
}

/** Moves the second corner of a unit so many metres to the north. */
export function moveCorner(unit: CityUnits[number], metres: number): void {
  const corner = unit.geometry.coordinates[0]![1]!;
  corner[1] = corner[1]! + metres / M_PER_DEGREE;
}

/** Makes a unit larger around the point of its label. */
export function enlarge(unit: CityUnits[number], factor: number): void {
  const [x, y] = unit.properties['labelPoint'] as [number, number];
  for (const corner of unit.geometry.coordinates[0]!) {
    corner[0] = x + (corner[0]! - x) * factor;
    corner[1] = y + (corner[1]! - y) * factor;
  }
}

/**
 * Writes a copy of the bundled city with a fault of most kinds that a loaded division can have: slivers with proposals, a
 * missing grid of 清水塘街道, a larger overlap, a hole, a micro-grid beyond its grid, an area with a member that is not there.
 */
export function writeSpoiledCity(folder: string): void {
  spoilCity(folder, 'grid', (units) => {
    const at = (code: string) =>
      units.filter(({ properties }) => String(properties['code']).startsWith(code));
    const tianyuan = at('430211');
    for (const [index, metres] of [0.9, -0.7, 0.4, -0.3].entries())
      moveCorner(tianyuan[80 + index * 60]!, metres);
    moveCorner(at('430204')[40]!, 22);
    const [gone] = at('430204003');
    units.splice(units.indexOf(gone!), 1);
    const [x, y] = tianyuan[300]!.properties['labelPoint'] as [number, number];
    const d = 0.0004;
    tianyuan[300]!.geometry.coordinates.push([[x, y], [x, y + d], [x + d, y + d], [x + d, y], [x, y]]); // prettier-ignore
  });
  changeUnits(folder, 'micro-grid', ([unit]) => enlarge(unit!, 1.1));
  changeUnits(folder, 'area', ([area]) =>
    (area!.properties['memberCodes'] as string[]).push('430202001001999001'),
  );
}
