import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import { copyFolder } from './copy-folder.ts';
import { openTextFile, readText } from './decode-file.ts';
import { keepsLinesStraight, type DivisionUnit } from './read-division.ts';
import { openFile } from './source-file.ts';

/**
 * Copies a folder of data and writes units that were repaired into the copy. A layer with a repaired unit is written anew in
 * WGS 84, with every property as it was, and so are layers of units in a system whose lines bend on the way there: their
 * borders would no longer meet. All other files are copied byte by byte.
 * @param before,after the units as they were read and repaired, in one order
 * @throws Error where `target` is not empty, or lies in the folder
 */
export async function writeRepaired(
  folder: string,
  target: string,
  before: readonly DivisionUnit[],
  after: readonly DivisionUnit[],
): Promise<void> {
  await copyFolder(folder, target);
  const repaired = new Set(
    after.filter((unit, index) => unit !== before[index]).map(({ layerId }) => layerId),
  );
  if (repaired.size === 0) return;
  const manifestFile = path.join(target, 'dataset.json');
  const json = parseJson(await readFile(manifestFile, 'utf8'));
  if ('fault' in json) throw new Error(`${manifestFile} ${json.fault}`);
  const manifest = json.value as Pick<DatasetManifest, 'layers' | 'crs'>;
  for (const layer of manifest.layers) {
    const isBent = layer.kind === 'units' && !keepsLinesStraight(layer.crs ?? manifest.crs ?? 'wgs84');
    if (!repaired.has(layer.id) && !isBent) continue;
    const units = after.filter(({ layerId }) => layerId === layer.id);
    await writeLayerFile(path.join(target, layer.file), units);
    layer.crs = 'wgs84';
  }
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function writeLayerFile(file: string, units: readonly DivisionUnit[]): Promise<void> {
  const read = readGeoJson(await readText(await openTextFile(await openFile(file))));
  if ('fault' in read) throw new Error(`${file}: ${read.fault}`);
  const geometryOf = new Map(units.map(({ row, geometry }) => [row, geometry]));
  const lines = read.features.map(({ row, properties, geometry }) =>
    JSON.stringify({ type: 'Feature', properties, geometry: geometryOf.get(row) ?? geometry }),
  );
  await writeFile(file, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}
