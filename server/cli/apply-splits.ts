import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJson, readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { setProperty } from '../../src/domain/exchange/files/set-property.ts';
import { dayBefore } from '../../src/domain/grids/versions/validity.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { RulesReport } from '../../src/schemas/rules-report.ts';
import { copyFolder } from '../load/copy-folder.ts';
import { encodeText, openTextFile, readText, type EncodingChoice } from '../load/decode-file.ts';
import { namesOf } from '../load/header-check.ts';
import { openFile } from '../load/source-file.ts';
import type { RulesCity } from './rules-city.ts';
import { splitVersion, type SplitVersion } from './split-version.ts';

/**
 * Writes a copy of a folder in which the proposed splits have become a new version of the boundaries: the old grids, and the
 * units inside of them, end on the day before; the new ones stand in layers of their own. Loaded, the copy keeps both.
 * @returns what was written, in a sentence
 * @throws Error before anything is written where a layer with a grid that ends is no GeoJSON, or the folder has boundaries of
 * that day already; also where `target` is not empty
 */
export async function applySplits(
  folder: string,
  target: string,
  report: RulesReport,
  city: RulesCity,
): Promise<string> {
  const [first] = report.splits;
  if (first === undefined) return 'no split is proposed; nothing was written';
  const { validFrom } = first;
  const version = splitVersion(report, city.units);
  const manifestFile = path.join(folder, 'dataset.json');
  const json = parseJson(await readFile(manifestFile, 'utf8'));
  if ('fault' in json) throw new Error(`${manifestFile} ${json.fault}`);
  const manifest = json.value as DatasetManifest;
  const levels = [...new Set(version.begun.map(({ properties }) => properties.level))];
  const layerId = (level: string) => `${level}-from-${validFrom}`;
  refuseSecondTime(folder, manifest, levels.map(layerId));
  refuseLater(city, version, validFrom);
  const files = new Map<string, LayerText>();
  for (const layer of manifest.layers) {
    const rows = rowsThatEnd(layer.id, city, version.ended);
    if (rows.size === 0) continue;
    const { text, encoding } =
      files.get(layer.file) ?? (await readLayer(path.join(folder, layer.file), layer));
    const [name = 'validTo'] = namesOf({ columns: layer.columns ?? {} }, 'validTo');
    files.set(layer.file, { text: setProperty(text, rows, name, dayBefore(validFrom)), encoding });
  }
  await copyFolder(folder, target);
  for (const [file, { text, encoding }] of files)
    await writeFile(path.join(target, file), encodeText(text, encoding));
  for (const level of levels) {
    const features = version.begun.filter(({ properties }) => properties.level === level);
    const id = layerId(level);
    await writeFeatures(path.join(target, `${id}.geojson`), features);
    manifest.layers.push({
      id,
      kind: 'units',
      level,
      file: `${id}.geojson`,
      crs: 'wgs84',
      columns: {},
      constants: {},
    });
  }
  await writeFile(path.join(target, 'dataset.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const leftOut = [...version.leftOut].map(([area, members]) => `${area} (${members.join(', ')})`);
  return (
    `${target}: from ${validFrom} on ${report.splits.length} grids are ${report.splits.flatMap(({ parts }) => parts).length}; ` +
    `${version.ended.size} units end, ${version.begun.length} begin` +
    (leftOut.length === 0 ? '' : `; areas lose members without a successor: ${leftOut.join('; ')}`)
  );
}

function refuseSecondTime(folder: string, manifest: DatasetManifest, layerIds: readonly string[]): void {
  const known = layerIds.find(
    (id) =>
      manifest.layers.some((layer) => layer.id === id) || existsSync(path.join(folder, `${id}.geojson`)),
  );
  if (known !== undefined)
    throw new Error(
      `${folder} has ${known} already; give the splits another first day, or apply them to the folder from before`,
    );
}

/** A unit cannot end before its first day. */
function refuseLater({ units }: RulesCity, { ended }: SplitVersion, validFrom: string): void {
  const late = units.find((unit) => ended.has(unit.code) && (unit.validFrom ?? '') >= validFrom);
  if (late !== undefined)
    throw new Error(
      `${late.code} begins on ${late.validFrom} and would end before ${validFrom}; give the splits a later first day`,
    );
}

function rowsThatEnd(layerId: string, { unitRows }: RulesCity, ended: ReadonlySet<string>): Set<number> {
  return new Set(
    unitRows.filter((place) => place.layerId === layerId && ended.has(place.code)).map(({ row }) => row),
  );
}

/** A file that layers of units stand in. */
interface LayerText {
  readonly text: string;
  readonly encoding: string;
}

async function readLayer(file: string, choice: EncodingChoice): Promise<LayerText> {
  const source = await openTextFile(await openFile(file), choice);
  const text = await readText(source);
  const read = readGeoJson(text);
  if ('fault' in read)
    throw new Error(`${file}: ${read.fault}; only layers of GeoJSON can be given a last day`);
  return { text, encoding: source.encoding };
}

async function writeFeatures(file: string, features: readonly unknown[]): Promise<void> {
  const lines = features.map((feature) => JSON.stringify(feature));
  await writeFile(file, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}
