import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import { latestOf } from '../../src/domain/grids/versions/validity.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import type { FacilityRecord } from '../../src/schemas/places.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import { loadStreetGraph, type StreetGraph } from '../../src/domain/geo/street-graph.ts';
import { LayerCounts } from '../load/layer-counts.ts';
import { LayerFault } from '../load/layer-fault.ts';
import { LAYER_KINDS, type RecordOf } from '../load/layer-kinds.ts';
import type { LayerKind } from '../load/layer-kind.ts';
import { readUnitLayer } from '../load/load-units.ts';
import { contextOf, namingLayer, NoteList, openFolder, type OpenFolder } from '../load/read-folder.ts';
import { readRows } from '../load/read-rows.ts';
import { SeenIds } from '../load/seen-ids.ts';
import { streetGraphReader } from '../load/street-graph-file.ts';

/** What the rules are held against. */
export interface RulesCity {
  readonly dataSet: string;
  readonly codeTables: CodeTables;
  /** Those that nothing ends. */
  readonly units: readonly UnitRecord[];
  /** Codes of units that have ended. */
  readonly formerCodes: readonly string[];
  /** Where each of them stands in the folder, with every feature of those in several; rows count from 1. */
  readonly unitRows: readonly { readonly code: string; readonly layerId: string; readonly row: number }[];
  readonly facilities: readonly FacilityRecord[];
  readonly cameras: readonly CameraRecord[];
  /** Absent where the data set has no streets. */
  readonly graph?: StreetGraph;
  /** Layers and rows that could not be read, one sentence each. */
  readonly notes: readonly string[];
  /** The same row by row, with warnings. */
  readonly rows: FolderNotes;
}

/**
 * Reads units, facilities, cameras and streets of a folder as `load` does, without a database. `asOf` is the time of the
 * reading, epoch ms. @throws Error with all that is wrong with the manifest
 */
export async function readRulesCity(folder: string, asOf: number): Promise<RulesCity> {
  const opened = await openFolder(folder, asOf);
  const reading: FolderReading = {
    opened,
    notes: [],
    list: new NoteList(),
    seen: new SeenIds(),
    units: [],
    unitRows: [],
  };
  const levels = UNIT_LEVELS as readonly (string | undefined)[];
  const levelOf = (layer: Layer) => levels.indexOf(layer.kind === 'units' ? layer.level : undefined);
  const unitLayers = opened.manifest.layers
    .filter(({ kind }) => kind === 'units')
    .toSorted((a, b) => levelOf(a) - levelOf(b));
  for (const layer of unitLayers) await readUnits(reading, layer);
  const facilities = await readKind(reading, 'facilities');
  const cameras = await readKind(reading, 'cameras');
  const streets = await streetGraphReader(opened.folder)();
  return {
    dataSet: opened.manifest.id,
    codeTables: opened.codeTables,
    units: latestOf(reading.units),
    formerCodes: reading.units.filter(({ validTo }) => validTo !== undefined).map(({ code }) => code),
    unitRows: reading.unitRows,
    facilities,
    cameras,
    ...(streets && { graph: loadStreetGraph(streetGraphSchema.parse(JSON.parse(streets.text))) }),
    notes: reading.notes,
    rows: reading.list.notes,
  };
}

interface FolderReading {
  readonly opened: OpenFolder;
  readonly notes: string[];
  readonly list: NoteList;
  readonly seen: SeenIds;
  /** Those that were read already. */
  units: UnitRecord[];
  readonly unitRows: { code: string; layerId: string; row: number }[];
}

/** A layer about to be read. */
function jobOf<Row>({ opened, seen, units }: FolderReading, layer: Layer, kind: LayerKind<Row>) {
  const { folder } = opened;
  const context = contextOf(opened, layer, units);
  const { crs } = context;
  const reader = kind.createReader(context, layer);
  return { folder, layer, crs, reader, seen, kind, counts: new LayerCounts(), onStep: () => undefined };
}

async function readUnits(reading: FolderReading, layer: Layer): Promise<void> {
  const job = jobOf(reading, layer, LAYER_KINDS.units);
  const known = new Map(
    reading.units.map((unit) => [unit.code, { ...unit, ownLayer: 'another layer' }] as const),
  );
  await noting(reading, job, async () => {
    const onUnit = ({ code, validTo }: UnitRecord, rows: readonly number[]) => {
      if (validTo !== undefined) return;
      for (const row of rows) reading.unitRows.push({ code, layerId: layer.id, row });
    };
    const units = await readUnitLayer(job, known, reading.units, { onUnit });
    reading.units = [...reading.units, ...units];
  });
}

async function readKind<Kind extends 'facilities' | 'cameras'>(
  reading: FolderReading,
  name: Kind,
): Promise<RecordOf[Kind][]> {
  const kind: LayerKind<RecordOf[Kind]> = LAYER_KINDS[name];
  const records: RecordOf[Kind][] = [];
  for (const layer of reading.opened.manifest.layers.filter((each) => each.kind === name)) {
    const job = jobOf(reading, layer, kind);
    await noting(reading, job, async () => {
      for await (const { record } of readRows(job)) if (record) records.push(record);
    });
  }
  return records;
}

/** Reads a layer; what could not be taken becomes a note. */
async function noting(
  { notes, list }: FolderReading,
  { layer, counts }: { layer: Layer; counts: LayerCounts },
  read: () => Promise<void>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    // Without its units nothing can be held against a rule.
    if (!(error instanceof LayerFault) || layer.kind === 'units') throw namingLayer(layer, error);
    notes.push(`layer ${layer.id} is left out: ${error.message}`);
    return;
  }
  list.addCounts(layer, counts);
  if (counts.rejectedRows === 0) return;
  const [first] = counts.rejected;
  const why = first ? `, as row ${first.row} · ${first.field}: ${first.reason}` : '';
  notes.push(`layer ${layer.id}: ${counts.rejectedRows} of ${counts.read} rows are left out${why}`);
}
