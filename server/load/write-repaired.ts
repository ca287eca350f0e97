import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import { replaceGeometries, type NewGeometry } from '../../src/domain/exchange/files/replace-geometries.ts';
import { fromWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import { boxOfShape, type Position } from '../../src/domain/geo/positions.ts';
import { copyFolder } from './copy-folder.ts';
import { encodeText, openTextFile, readText, type EncodingChoice } from './decode-file.ts';
import type { Division, DivisionUnit } from './read-division.ts';
import { openFile } from './source-file.ts';

/**
 * Copies a folder of data and writes the geometries of units that were repaired into the copy, in the coordinate system of
 * their file. Every other byte of the folder stays as it was.
 * @param after the units of `before` as they were repaired, in one order
 * @throws Error where `target` is not empty, or lies in the folder
 */
export async function writeRepaired(
  folder: string,
  target: string,
  before: Pick<Division, 'manifest' | 'units'>,
  after: readonly DivisionUnit[],
): Promise<void> {
  await copyFolder(folder, target);
  const mended = new Map<string, DivisionUnit[]>();
  for (const [index, unit] of after.entries())
    if (unit !== before.units[index]) mended.set(unit.at.layer, [...(mended.get(unit.at.layer) ?? []), unit]);
  for (const [layer, units] of mended) {
    const { crs } = units[0]!;
    const known = corners(before.units.filter((unit) => unit.crs === crs));
    const geometries = units.map(({ at, geometry }) => [at.row, inFile(geometry, crs, known)] as const);
    const choice = before.manifest.layers.find(({ id }) => id === layer) ?? {};
    await rewrite(path.join(target, units[0]!.at.file), choice, new Map(geometries));
  }
}

async function rewrite(
  file: string,
  choice: EncodingChoice,
  geometries: ReadonlyMap<number, NewGeometry>,
): Promise<void> {
  const source = await openTextFile(await openFile(file), choice);
  await writeFile(file, encodeText(replaceGeometries(await readText(source), geometries), source.encoding));
}

const keyOf = (position: readonly number[]): string => position.join(' ');

/** Corners as their files have them, by their place in WGS 84: the way there and back would lose a millimetre. */
function corners(units: readonly DivisionUnit[]): Map<string, Position> {
  const known = new Map<string, Position>();
  for (const { geometry, drawn } of units) {
    if (geometry === drawn) continue;
    const [places, written] = [positionsOf(geometry), positionsOf(drawn)];
    for (const [index, place] of places.entries()) known.set(keyOf(place), written[index]!);
  }
  return known;
}

const positionsOf = ({ type, coordinates }: Polygon | MultiPolygon): Position[] =>
  (type === 'Polygon' ? coordinates.flat() : coordinates.flat(2)) as Position[];

function inFile(
  { type, coordinates }: Polygon | MultiPolygon,
  crs: CrsName,
  known: ReadonlyMap<string, Position>,
): NewGeometry {
  const place = (position: readonly number[]) =>
    known.get(keyOf(position)) ?? fromWgs84(crs, position as Position);
  const geometry: Polygon | MultiPolygon =
    type === 'Polygon'
      ? { type, coordinates: coordinates.map((ring) => ring.map(place)) }
      : { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(place))) };
  return { geometry, box: boxOfShape(geometry) };
}
