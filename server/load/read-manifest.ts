import { codeTablesSchema, type CodeTables } from '../../src/schemas/code-tables.ts';
import { datasetManifestSchema, type DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Documents } from '../../src/schemas/documents.ts';
import { tourSchema, type Tour } from '../../src/schemas/tours.ts';
import { layerFaults } from './layer-faults.ts';
import { systemFaults, withKnownSystems } from './manifest-crs.ts';
import { manifestFaultsOf, readCheckedFile, readJson, type ManifestFault } from './manifest-files.ts';
import { manifestKeyFaults } from './manifest-keys.ts';
import { readDocumentFiles } from './read-documents.ts';
import { soundParts } from './sound-parts.ts';

export type ReadManifest =
  | { manifest: DatasetManifest; codeTables?: CodeTables; tours: Tour[]; documents: Documents }
  | { id?: string; faults: ManifestFault[] };

const MANIFEST = 'dataset.json';

/** Reads `dataset.json`, code tables, tours and documents of a folder; everything that is wrong with them is listed at once. */
export async function readManifest(folder: string): Promise<ReadManifest> {
  const json = await readJson(folder, MANIFEST);
  if ('fault' in json) return { faults: [{ path: MANIFEST, reason: json.fault }] };
  const parsed = datasetManifestSchema.safeParse(json.value);
  const faults = (parsed.error?.issues ?? []).flatMap((issue) => manifestFaultsOf(issue));
  // What is sound is looked at all the same: who mends one fault should not learn of the next one then.
  const sound = soundParts(json.value);
  faults.push(
    ...json.repeated,
    ...manifestKeyFaults(json.value),
    ...systemFaults(sound.crs, sound.layers),
    ...(sound.bounds === undefined ? [] : boundsFaults(sound.bounds)),
    ...sound.layers.flatMap((layer, i) => (layer === undefined ? [] : layerFaults(layer, i, sound.layers))),
  );
  const { tours, faults: tourFaults } = await readTourFiles(folder, sound.tours);
  const { documents, faults: documentFaults } = await readDocumentFiles(folder, sound.documents);
  faults.push(...tourFaults, ...documentFaults);
  const tables =
    sound.codeTables === undefined
      ? undefined
      : await readCheckedFile(folder, 'codeTables', sound.codeTables, codeTablesSchema);
  if (tables !== undefined && 'faults' in tables) faults.push(...tables.faults);
  if (faults.length > 0 || !parsed.success)
    return { ...(sound.id !== undefined && { id: sound.id }), faults };
  const codeTables = tables !== undefined && 'value' in tables ? { codeTables: tables.value } : {};
  return { manifest: withKnownSystems(withFirstDays(parsed.data)), ...codeTables, tours, documents };
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

function boundsFaults([west, south, east, north]: DatasetManifest['bounds']): ManifestFault[] {
  const isBox = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isBox ? [] : [{ path: 'bounds', reason: 'is not [west, south, east, north] in degrees' }];
}
