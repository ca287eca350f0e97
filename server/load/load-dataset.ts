import path from 'node:path';
import type { Kysely } from 'kysely';
import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import type { CodeTables, DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { LayerReport, LoadReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { readCodeTables } from '../repositories/data-sets.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { loadLayer } from './load-layer.ts';
import { moveToUnits } from './move-to-units.ts';
import { noteDataSet, writeCodeTables, writeTours } from './note-data-set.ts';
import type { OnProgress } from './progress.ts';
import { readManifest } from './read-manifest.ts';
import { removeStaleLayers, removeStaleUnits } from './remove-stale-layers.ts';
import { SeenIds } from './seen-ids.ts';
import { simulateLayers } from './simulate-layers.ts';
import { openUnitStore } from './unit-store.ts';
import { makeVocabularies } from './vocabularies.ts';
import { loadDocuments } from './write-documents.ts';

export interface LoadOptions {
  database: Kysely<Database>;
  /** Folder with a `dataset.json`. */
  folder: string;
  /** Time of the load, epoch ms: nothing in the files may lie after it, and simulated events end at it. */
  asOf: number;
  onProgress?: OnProgress;
  /** Number of simulated incidents, in place of the manifest's. */
  volume?: number;
  /** Simulate anew although the same simulation is loaded already. */
  refresh?: boolean;
}

/**
 * Loads a folder of data: the manifest first, with all its faults at once, then layer by layer, each in a transaction
 * of its own, at last its tours and documents. What the files hold never makes it throw; the report tells row by row what was taken, repaired and
 * refused. Loading the same folder twice changes nothing.
 */
export async function loadDataset(options: LoadOptions): Promise<LoadReport> {
  const { folder, asOf, onProgress } = options;
  const began = performance.now();
  const report: LoadReport = {
    ok: false,
    dataSet: path.basename(path.resolve(folder)),
    folder,
    startedAt: formatIso(asOf),
    ms: 0,
    faults: [],
    layers: [],
    notes: [],
  };
  const read = await readManifest(folder);
  if ('faults' in read) {
    report.faults.push(...read.faults);
    report.dataSet = read.id ?? report.dataSet;
  } else {
    report.dataSet = read.manifest.id;
    report.layers.push(
      ...(await loadLayers(options, read.manifest, read.codeTables, onProgress ?? (() => undefined))),
    );
    if (await writeTours(options.database, read.manifest.id, read.tours))
      report.notes.push(`tours: ${read.tours.map(({ id }) => id).join(', ') || 'none'}`);
    report.notes.push(...(await loadDocuments(options, read.manifest, read.documents)));
  }
  report.ok = report.faults.length === 0 && report.layers.every(({ status }) => status !== 'refused');
  report.ms = Math.round(performance.now() - began);
  return report;
}

/** Exit code of the command: 0 where every layer landed, rejected rows or not; 2 where one was refused. */
export function exitCodeOf(report: LoadReport): 0 | 2 {
  return report.ok ? 0 : 2;
}

async function loadLayers(
  options: LoadOptions,
  manifest: DatasetManifest,
  codeTables: CodeTables | undefined,
  onProgress: OnProgress,
): Promise<LayerReport[]> {
  const { database, folder, asOf } = options;
  if (codeTables) await writeCodeTables(database, manifest.id, codeTables);
  const vocabularies = makeVocabularies(codeTables ?? (await readCodeTables(database)));
  const layers = inLoadOrder(manifest.layers);
  const units = await openUnitStore(
    database,
    manifest.id,
    layers.map(({ id }) => id),
  );
  const seen = new SeenIds();
  const reports: LayerReport[] = [];
  let locator = units.locator();
  const load = async (layer: Layer, index: number) => {
    const crs = layer.crs ?? manifest.crs;
    const context: ReadContext = { crs, bounds: manifest.bounds, asOf, vocabularies, locator };
    const owner = { dataSetId: manifest.id, layerId: layer.id };
    const onStep = (step: 'reading' | 'writing', done: number, total: number) =>
      onProgress({ layer: layer.id, index: index + 1, layers: layers.length, step, done, total });
    const reader = LAYER_KINDS[layer.kind].createReader(context, layer);
    reports.push(await loadLayer({ db: database, folder, layer, crs, owner, reader, units, seen, onStep }));
  };
  // Units come first.
  const unitLayers = layers.filter(({ kind }) => kind === 'units').length;
  for (const [index, layer] of layers.slice(0, unitLayers).entries()) await load(layer, index);
  const boundaries = reports.findLast((report) => report.boundaries !== undefined)?.boundaries;
  const mayRemove = reports.every(({ status }) => status !== 'refused');
  reports.push(...(await removeStaleUnits(database, manifest, units, mayRemove)));
  locator = units.locator();
  const moved = await moveToUnits(database, locator, units.redrawn);
  if (boundaries !== undefined) boundaries.moved = moved;
  for (const [index, layer] of layers.slice(unitLayers).entries()) await load(layer, unitLayers + index);
  reports.push(...(await simulateLayers(options, manifest, units, reports, onProgress)));
  reports.push(...(await removeStaleLayers(database, manifest)));
  await noteDataSet(database, manifest, asOf, reports);
  return reports;
}

const KIND_ORDER = Object.keys(LAYER_KINDS);

/** The order of the kinds; of units coarse levels come before fine ones, so that grids find their parents. */
function inLoadOrder(layers: readonly Layer[]): Layer[] {
  return layers.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(layer: Layer): number {
  const level = layer.kind === 'units' && layer.level !== undefined ? UNIT_LEVELS.indexOf(layer.level) : 0;
  return KIND_ORDER.indexOf(layer.kind) * UNIT_LEVELS.length + level;
}
