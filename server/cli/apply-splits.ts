import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJson, readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { dayBefore } from '../../src/domain/grids/versions/validity.ts';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { RulesReport } from '../../src/schemas/rules-report.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { copyFolder } from '../load/copy-folder.ts';
import { openTextFile, readText } from '../load/decode-file.ts';
import { openFile } from '../load/source-file.ts';
import { proposedFeature, type UnitFeature } from './rules-splits.ts';
import type { RulesCity } from './rules-city.ts';

/** What a new version of the boundaries consists of. */
interface NewVersion {
  /** Codes that end on the day before. */
  readonly ended: ReadonlySet<string>;
  readonly begun: readonly UnitFeature[];
}

/**
 * Writes a copy of a folder in which the proposed splits have become a new version of the boundaries: the old grids, and the
 * units inside of them, end on the day before; the new ones stand in layers of their own. Loaded, the copy keeps both.
 * @returns what was written, in a sentence
 * @throws Error where a layer with a grid that ends is no GeoJSON, or `target` is not empty
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
  const version = newVersion(report, city.units);
  await copyFolder(folder, target);
  const manifestFile = path.join(target, 'dataset.json');
  const json = parseJson(await readFile(manifestFile, 'utf8'));
  if ('fault' in json) throw new Error(`${manifestFile} ${json.fault}`);
  const manifest = json.value as DatasetManifest;
  for (const layer of manifest.layers) {
    const rows = rowsThatEnd(layer.id, city, version.ended);
    if (rows.size > 0) await endRows(path.join(target, layer.file), layer, rows, dayBefore(validFrom));
  }
  for (const level of new Set(version.begun.map(({ properties }) => properties.level))) {
    const features = version.begun.filter(({ properties }) => properties.level === level);
    const id = `${level}-from-${validFrom}`;
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
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  return (
    `${target}: from ${validFrom} on ${report.splits.length} grids are ${report.splits.flatMap(({ parts }) => parts).length}; ` +
    `${version.ended.size} units end, ${version.begun.length} begin`
  );
}

function newVersion({ splits }: RulesReport, units: readonly UnitRecord[]): NewVersion {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ended = new Set<string>();
  const begun: UnitFeature[] = [];
  const followers = new Map<string, string>();
  for (const plan of splits) {
    ended.add(plan.of);
    // What lay in the old grid lies in a new one, or has to be drawn anew.
    for (const unit of units) if (unit.parentCode === plan.of) ended.add(unit.code);
    for (const part of plan.parts) {
      begun.push(proposedFeature(plan, part, byCode.get(plan.of)));
      for (const { from, to } of part.inner) {
        const unit = byCode.get(from);
        if (unit === undefined) continue;
        followers.set(from, to);
        begun.push(
          featureOf(unit, { code: to, parentCode: part.code, predecessors: [from] }, plan.validFrom),
        );
      }
    }
    for (const area of areasWith(units, followers, ended)) {
      ended.add(area.code);
      const memberCodes = area.memberCodes?.map((member) => followers.get(member) ?? member);
      begun.push(featureOf(area, { memberCodes }, plan.validFrom));
    }
  }
  return { ended, begun };
}

const areasWith = (
  units: readonly UnitRecord[],
  followers: ReadonlyMap<string, string>,
  ended: ReadonlySet<string>,
): UnitRecord[] =>
  units.filter(
    ({ code, memberCodes }) => !ended.has(code) && memberCodes?.some((member) => followers.has(member)),
  );

function featureOf(
  { geometry, areaM2: _area, labelPoint: _label, ...unit }: UnitRecord,
  changes: Partial<UnitRecord>,
  validFrom: string,
): UnitFeature {
  return { type: 'Feature', properties: { ...unit, ...changes, validFrom }, geometry };
}

function rowsThatEnd(layerId: string, { unitRows }: RulesCity, ended: ReadonlySet<string>): Set<number> {
  return new Set(
    unitRows.filter((place) => place.layerId === layerId && ended.has(place.code)).map(({ row }) => row),
  );
}

/** Writes the last day into some rows of a layer, under the name that the layer has for it. */
async function endRows(
  file: string,
  layer: Layer,
  rows: ReadonlySet<number>,
  validTo: string,
): Promise<void> {
  const read = readGeoJson(await readText(await openTextFile(await openFile(file))));
  if ('fault' in read)
    throw new Error(`${file}: ${read.fault}; only layers of GeoJSON can be given a last day`);
  const name = layer.columns?.['validTo'] ?? 'validTo';
  await writeFeatures(
    file,
    read.features.map(({ row, properties, geometry }) => ({
      type: 'Feature',
      properties: rows.has(row) ? { ...properties, [name]: validTo } : properties,
      geometry,
    })),
  );
}

async function writeFeatures(file: string, features: readonly unknown[]): Promise<void> {
  const lines = features.map((feature) => JSON.stringify(feature));
  await writeFile(file, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
}
