import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import {
  codeTablesSchema,
  datasetManifestSchema,
  type CodeTables,
  type DatasetManifest,
  type Layer,
} from '../../src/schemas/dataset.ts';
import type { Documents } from '../../src/schemas/documents.ts';
import { tourSchema, type Tour } from '../../src/schemas/tours.ts';
import { extensionsFor, formatOf } from './file-formats.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { dotted, isInside, readCheckedFile, readJson, type ManifestFault } from './manifest-files.ts';
import { readDocumentFiles } from './read-documents.ts';
import { makeVocabularies } from './vocabularies.ts';

export type ReadManifest =
  | { manifest: DatasetManifest; codeTables?: CodeTables; tours: Tour[]; documents: Documents }
  | { id?: string; faults: ManifestFault[] };

const MANIFEST = 'dataset.json';
const NO_CODES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

/** Reads `dataset.json`, code tables, tours and documents of a folder; everything that is wrong with them is listed at once. */
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
  const { documents, faults: documentFaults } = await readDocumentFiles(folder, manifest.documents);
  faults.push(...documentFaults);
  if (manifest.codeTables === undefined)
    return faults.length > 0 ? { id: manifest.id, faults } : { manifest, tours, documents };
  const tables = await readCheckedFile(folder, 'codeTables', manifest.codeTables, codeTablesSchema);
  if ('faults' in tables) faults.push(...tables.faults);
  if (faults.length > 0 || 'faults' in tables) return { id: manifest.id, faults };
  return { manifest, codeTables: tables.value, tours, documents };
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

/** The tours of the files, with everything that is wrong with them: an unusable file, a fault of a stop, an id used twice. */
async function readTourFiles(
  folder: string,
  files: readonly string[],
): Promise<{ tours: Tour[]; faults: ManifestFault[] }> {
  const tours: Tour[] = [];
  const faults: ManifestFault[] = [];
  for (const [index, file] of files.entries()) {
    const read = await readCheckedFile(folder, `tours[${index}]`, file, tourSchema);
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    const tour = read.value;
    if (tours.some(({ id }) => id === tour.id))
      faults.push({ path: `${file} id`, reason: `"${tour.id}" is the id of another tour already` });
    tours.push(tour);
  }
  return { tours, faults };
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
