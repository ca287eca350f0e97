import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import {
  codeTablesSchema,
  datasetManifestSchema,
  type CodeTables,
  type DatasetManifest,
  type Layer,
} from '../../src/schemas/dataset.ts';
import { tourSchema, type Tour } from '../../src/schemas/tours.ts';
import { extensionsFor, formatOf } from './file-formats.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { makeVocabularies } from './vocabularies.ts';

export interface ManifestFault {
  path: string;
  reason: string;
}
export type ReadManifest =
  | { manifest: DatasetManifest; codeTables?: CodeTables; tours: Tour[] }
  | { id?: string; faults: ManifestFault[] };

const MANIFEST = 'dataset.json';
const NO_CODES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

/** Reads `dataset.json`, the code tables and the tours of a folder; everything that is wrong with them is listed at once. */
export async function readManifest(folder: string): Promise<ReadManifest> {
  const json = await readJson(folder, MANIFEST);
  if ('fault' in json) return { faults: [{ path: MANIFEST, reason: json.fault }] };
  const parsed = datasetManifestSchema.safeParse(json.value);
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map((issue) => ({ path: dotted(issue.path), reason: issue.message })),
    };
  const manifest = withFirstDays(parsed.data);
  const faults = [
    ...boundsFaults(manifest),
    ...manifest.layers.flatMap((layer, i) => layerFaults(layer, i, manifest)),
  ];
  const { tours, faults: tourFaults } = await readTourFiles(folder, manifest.tours);
  faults.push(...tourFaults);
  if (manifest.codeTables === undefined)
    return faults.length > 0 ? { id: manifest.id, faults } : { manifest, tours };
  const tables = await readCodeTablesFile(folder, manifest.codeTables);
  if ('faults' in tables) faults.push(...tables.faults);
  if (faults.length > 0 || 'faults' in tables) return { id: manifest.id, faults };
  return { manifest, codeTables: tables.codeTables, tours };
}

/** Layers of units count from the day that the data set says, where they say none themselves. */
function withFirstDays(manifest: DatasetManifest): DatasetManifest {
  const { validFrom } = manifest;
  if (validFrom === undefined) return manifest;
  return {
    ...manifest,
    layers: manifest.layers.map((layer) => (layer.kind === 'units' ? { validFrom, ...layer } : layer)),
  };
}

async function readCodeTablesFile(
  folder: string,
  file: string,
): Promise<{ codeTables: CodeTables } | { faults: ManifestFault[] }> {
  if (!isInside(file))
    return { faults: [{ path: 'codeTables', reason: `"${file}" lies outside the folder` }] };
  const json = await readJson(folder, file);
  if ('fault' in json) return { faults: [{ path: file, reason: json.fault }] };
  const parsed = codeTablesSchema.safeParse(json.value);
  if (parsed.success) return { codeTables: parsed.data };
  return {
    faults: parsed.error.issues.map((issue) => ({
      path: `${file} ${dotted(issue.path)}`,
      reason: issue.message,
    })),
  };
}

/** The tours of the files, with everything that is wrong with them: an unusable file, a fault of a stop, an id used twice. */
async function readTourFiles(
  folder: string,
  files: readonly string[],
): Promise<{ tours: Tour[]; faults: ManifestFault[] }> {
  const tours: Tour[] = [];
  const faults: ManifestFault[] = [];
  for (const [index, file] of files.entries()) {
    if (!isInside(file)) {
      faults.push({ path: `tours[${index}]`, reason: `"${file}" lies outside the folder` });
      continue;
    }
    const json = await readJson(folder, file);
    const parsed = 'fault' in json ? undefined : tourSchema.safeParse(json.value);
    if ('fault' in json) faults.push({ path: file, reason: json.fault });
    else if (parsed?.success === false)
      faults.push(
        ...parsed.error.issues.map(({ path: at, message }) => ({
          path: `${file} ${dotted(at)}`.trim(),
          reason: message,
        })),
      );
    else if (parsed?.success === true) {
      if (tours.some(({ id }) => id === parsed.data.id))
        faults.push({ path: `${file} id`, reason: `"${parsed.data.id}" is the id of another tour already` });
      tours.push(parsed.data);
    }
  }
  return { tours, faults };
}

async function readJson(folder: string, file: string): Promise<{ value: unknown } | { fault: string }> {
  try {
    return parseJson(await readFile(path.join(folder, file), 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { fault: code === 'ENOENT' ? `is missing in ${folder}` : `cannot be read: ${message}` };
  }
}

function boundsFaults({ bounds: [west, south, east, north] }: DatasetManifest): ManifestFault[] {
  const isBox = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isBox ? [] : [{ path: 'bounds', reason: 'is not [west, south, east, north] in degrees' }];
}

function layerFaults(layer: Layer, index: number, manifest: DatasetManifest): ManifestFault[] {
  const at = `layers[${index}]`;
  const faults: ManifestFault[] = [];
  const first = manifest.layers.findIndex(({ id }) => id === layer.id);
  if (first !== index)
    faults.push({ path: `${at}.id`, reason: `"${layer.id}" is the id of layers[${first}] already` });
  if (!isInside(layer.file))
    faults.push({ path: `${at}.file`, reason: `"${layer.file}" lies outside the folder` });
  const { rowShape } = LAYER_KINDS[layer.kind];
  if (!formatOf(layer.file, rowShape))
    faults.push({
      path: `${at}.file`,
      reason: `${layer.kind} are read from ${extensionsFor(rowShape).join(', ')}`,
    });
  for (const part of ['columns', 'constants'] as const)
    for (const field of Object.keys(layer[part])) {
      const reason = unknownField(field, layer, manifest);
      if (reason !== undefined) faults.push({ path: `${at}.${part}`, reason });
    }
  return faults;
}

function unknownField(field: string, layer: Layer, manifest: DatasetManifest): string | undefined {
  const { fields, openPrefix } = LAYER_KINDS[layer.kind].createReader(
    {
      crs: 'wgs84',
      bounds: manifest.bounds,
      asOf: 0,
      vocabularies: makeVocabularies(NO_CODES),
      locator: createUnitLocator([]),
    },
    layer,
  );
  const names = fields.map(({ field: name }) => name);
  if (names.includes(field) || (openPrefix !== undefined && field.startsWith(openPrefix))) return undefined;
  const near = nearestNames(field, names);
  return `"${field}" is no field of ${layer.kind}${near.length > 0 ? `; nearest: ${near.join(', ')}` : ''}`;
}

function isInside(file: string): boolean {
  return !path.isAbsolute(file) && !path.normalize(file).startsWith('..');
}

/** `['layers', 2, 'kind']` → `layers[2].kind` */
function dotted(parts: readonly PropertyKey[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
