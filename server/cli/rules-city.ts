import path from 'node:path';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import { latestOf } from '../../src/domain/grids/versions/validity.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { CodeTables, DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { FacilityRecord } from '../../src/schemas/places.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import { loadStreetGraph, type StreetGraph } from '../../src/domain/geo/street-graph.ts';
import { LayerCounts } from '../load/layer-counts.ts';
import { LayerFault } from '../load/layer-fault.ts';
import { LAYER_KINDS, type RecordOf } from '../load/layer-kinds.ts';
import type { LayerKind } from '../load/layer-kind.ts';
import { readUnitLayer } from '../load/load-units.ts';
import { readManifest } from '../load/read-manifest.ts';
import { readRows } from '../load/read-rows.ts';
import { SeenIds } from '../load/seen-ids.ts';
import { streetGraphReader } from '../load/street-graph-file.ts';
import { makeVocabularies } from '../load/vocabularies.ts';

/** What the rules are held against. */
export interface RulesCity {
  readonly dataSet: string;
  readonly codeTables: CodeTables;
  /** Those that nothing ends. */
  readonly units: readonly UnitRecord[];
  /** Codes of units that have ended. */
  readonly formerCodes: readonly string[];
  /** Where each of them stands in the folder; rows count from 1. */
  readonly rows: readonly { readonly code: string; readonly layerId: string; readonly row: number }[];
  readonly facilities: readonly FacilityRecord[];
  readonly cameras: readonly CameraRecord[];
  /** Absent where the data set has no streets. */
  readonly graph?: StreetGraph;
  /** Layers and rows that could not be read, one sentence each. */
  readonly notes: readonly string[];
}

const NO_TABLES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

/**
 * Reads units, facilities, cameras and streets of a folder as `load` does, without a database. `asOf` is the time of the
 * reading, epoch ms. @throws Error with all that is wrong with the manifest
 */
export async function readRulesCity(folder: string, asOf: number): Promise<RulesCity> {
  const read = await readManifest(folder);
  if ('faults' in read)
    throw new Error(
      `${folder} is no data set: ${read.faults.map(({ path: at, reason }) => `${at} ${reason}`).join('; ')}`,
    );
  const { manifest, codeTables = NO_TABLES } = read;
  const notes: string[] = [];
  const reading: FolderReading = {
    folder,
    manifest,
    codeTables,
    asOf,
    notes,
    seen: new SeenIds(),
    units: [],
    rows: [],
  };
  const levels = UNIT_LEVELS as readonly (string | undefined)[];
  const levelOf = (layer: Layer) => levels.indexOf(layer.kind === 'units' ? layer.level : undefined);
  const unitLayers = manifest.layers
    .filter(({ kind }) => kind === 'units')
    .toSorted((a, b) => levelOf(a) - levelOf(b));
  for (const layer of unitLayers) await readUnits(reading, layer);
  const facilities = await readKind(reading, 'facilities');
  const cameras = await readKind(reading, 'cameras');
  const streets = await streetGraphReader(path.resolve(folder))();
  return {
    dataSet: manifest.id,
    codeTables,
    units: latestOf(reading.units),
    formerCodes: reading.units.filter(({ validTo }) => validTo !== undefined).map(({ code }) => code),
    rows: reading.rows,
    facilities,
    cameras,
    ...(streets && { graph: loadStreetGraph(streetGraphSchema.parse(JSON.parse(streets.text))) }),
    notes,
  };
}

interface FolderReading {
  readonly folder: string;
  readonly manifest: DatasetManifest;
  readonly codeTables: CodeTables;
  readonly asOf: number;
  readonly notes: string[];
  readonly seen: SeenIds;
  /** Those that were read already. */
  units: UnitRecord[];
  readonly rows: { code: string; layerId: string; row: number }[];
}

/** A layer about to be read. */
function jobOf<Row>(reading: FolderReading, layer: Layer, kind: LayerKind<Row>) {
  const { folder, manifest, codeTables, asOf, seen, units } = reading;
  const crs = layer.crs ?? manifest.crs;
  const context: ReadContext = {
    crs,
    bounds: manifest.bounds,
    asOf,
    vocabularies: makeVocabularies(codeTables),
    locator: createUnitLocator(units),
  };
  const reader = kind.createReader(context, layer);
  return { folder, layer, crs, reader, seen, kind, counts: new LayerCounts(), onStep: () => undefined };
}

async function readUnits(reading: FolderReading, layer: Layer): Promise<void> {
  const job = jobOf(reading, layer, LAYER_KINDS.units);
  const known = new Map(
    reading.units.map((unit) => [unit.code, { ...unit, ownLayer: 'another layer' }] as const),
  );
  await noting(reading, job, async () => {
    const units = await readUnitLayer(job, known, reading.units, ({ code, validTo }, row) => {
      if (validTo === undefined) reading.rows.push({ code, layerId: layer.id, row });
    });
    reading.units = [...reading.units, ...units];
  });
}

async function readKind<Kind extends 'facilities' | 'cameras'>(
  reading: FolderReading,
  name: Kind,
): Promise<RecordOf[Kind][]> {
  const kind: LayerKind<RecordOf[Kind]> = LAYER_KINDS[name];
  const records: RecordOf[Kind][] = [];
  for (const layer of reading.manifest.layers.filter((each) => each.kind === name)) {
    const job = jobOf(reading, layer, kind);
    await noting(reading, job, async () => {
      for await (const { record } of readRows(job)) if (record) records.push(record);
    });
  }
  return records;
}

/** Reads a layer; what could not be taken becomes a note. */
async function noting(
  { notes }: FolderReading,
  { layer, counts }: { layer: Layer; counts: LayerCounts },
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    // Without its units nothing can be held against a rule.
    if (layer.kind === 'units')
      throw new Error(`layer ${layer.id}, ${layer.file}: ${error.message}`, { cause: error });
    notes.push(`layer ${layer.id} is left out: ${error.message}`);
    return;
  }
  if (counts.rejectedRows === 0) return;
  const [first] = counts.rejected;
  const why = first ? `, as row ${first.row} · ${first.field}: ${first.reason}` : '';
  notes.push(`layer ${layer.id}: ${counts.rejectedRows} of ${counts.read} rows are left out${why}`);
}
