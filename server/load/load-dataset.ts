import path from 'node:path';
import type { Kysely } from 'kysely';
import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { readCodeTables } from '../repositories/data-sets.ts';
import { inTransaction } from '../database/transaction.ts';
import { codeChanges, codeFaults, takeCodesOver } from './code-conflicts.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { loadLayer } from './load-layer.ts';
import { moveToUnits } from './move-to-units.ts';
import { noteDataSet, writeCodeTables, writeTours } from './note-data-set.ts';
import type { OnProgress } from './progress.ts';
import { readManifest } from './read-manifest.ts';
import { recorded, rehearsed } from './recorded-load.ts';
import { removeStaleLayers, removeStaleUnits } from './remove-stale-layers.ts';
import { returnRows, returnUnits } from './return-rows.ts';
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
  /** Report what would happen, and write nothing. */
  dryRun?: boolean;
  /** Remove rows however many of a layer they are. */
  allowRemoval?: boolean;
}

/**
 * Loads a folder of data: the manifest first, with all its faults at once, then layer by layer, each in a transaction
 * of its own, at last its tours and documents. What the files hold never makes it throw; the report tells row by row what was taken, repaired and
 * refused. Loading the same folder twice changes nothing. What changed is recorded, so that it can be undone.
 */
export async function loadDataset(options: LoadOptions): Promise<LoadReport> {
  const { folder, asOf } = options;
  const began = performance.now();
  const report: LoadReport = {
    ok: false,
    dataSet: path.basename(path.resolve(folder)),
    folder,
    startedAt: formatIso(asOf),
    ms: 0,
    faults: [],
    layers: [],
    ...(options.dryRun && { dryRun: true }),
    notes: [],
  };
  const read = await readManifest(folder);
  if ('faults' in read) {
    report.faults.push(...read.faults);
    report.dataSet = read.id ?? report.dataSet;
  } else {
    report.dataSet = read.manifest.id;
    if (read.codeTables)
      report.faults.push(...(await codeFaults(options.database, read.manifest, read.codeTables)));
    if (report.faults.length === 0)
      await (options.dryRun ? rehearsed : recorded)(options, read.manifest, (own) =>
        loadAll(own, read, report),
      );
  }
  report.ok = report.faults.length === 0 && report.layers.every(({ status }) => status !== 'refused');
  report.ms = Math.round(performance.now() - began);
  return report;
}

/** Exit code of the command: 0 where every layer landed, rejected rows or not; 2 where one was refused. */
export function exitCodeOf(report: LoadReport): 0 | 2 {
  return report.ok ? 0 : 2;
}

type ReadDataset = Extract<Awaited<ReturnType<typeof readManifest>>, { manifest: DatasetManifest }>;

async function loadAll(options: LoadOptions, read: ReadDataset, report: LoadReport): Promise<void> {
  const { manifest, codeTables, tours, documents } = read;
  const { database } = options;
  if (codeTables) report.notes.push(...(await codeChanges(database, manifest.id, codeTables)));
  report.notes.push(...(await returnRows(database, manifest, codeTables)));
  report.notes.push(...(await loadLayers(options, manifest, codeTables, report)));
  report.notes.push(...(await returnRows(database, manifest, codeTables)));
  if (await writeTours(database, manifest.id, tours))
    report.notes.push(`tours: ${tours.map(({ id }) => id).join(', ') || 'none'}`);
  report.notes.push(...(await loadDocuments(options, manifest, documents)));
}

/** Loads the layers into the report; notes on code tables are the answer. */
async function loadLayers(
  options: LoadOptions,
  manifest: DatasetManifest,
  codeTables: CodeTables | undefined,
  report: LoadReport,
): Promise<string[]> {
  const { database, folder, asOf, allowRemoval = false, onProgress = () => undefined } = options;
  const { layers: reports } = report;
  const notes: string[] = [];
  if (codeTables) {
    notes.push(...(await inTransaction(database, (trx) => takeCodesOver(trx, manifest, codeTables))));
    await writeCodeTables(database, manifest.id, codeTables);
  }
  const vocabularies = makeVocabularies(codeTables ?? (await readCodeTables(database)));
  const layers = inLoadOrder(manifest.layers);
  const layerIds = layers.map(({ id }) => id);
  let units = await openUnitStore(database, manifest.id, layerIds);
  const removalLimit = allowRemoval ? 1 : manifest.removalLimit;
  const takesOver = manifest.takesOver ?? [];
  const seen = new SeenIds();
  let locator = units.locator();
  const load = async (layer: Layer, index: number) => {
    const crs = layer.crs ?? manifest.crs;
    const context: ReadContext = { crs, bounds: manifest.bounds, asOf, vocabularies, locator };
    const owner = { dataSetId: manifest.id, layerId: layer.id };
    const onStep = (step: 'reading' | 'writing', done: number, total: number) =>
      onProgress({ layer: layer.id, index: index + 1, layers: layers.length, step, done, total });
    const reader = LAYER_KINDS[layer.kind].createReader(context, layer);
    const job = {
      db: database,
      folder,
      layer,
      crs,
      owner,
      reader,
      units,
      seen,
      takesOver,
      removalLimit,
      onStep,
    };
    reports.push(await loadLayer(job));
  };
  // Units come first.
  const unitLayers = layers.filter(({ kind }) => kind === 'units').length;
  for (const [index, layer] of layers.slice(0, unitLayers).entries()) await load(layer, index);
  const boundaries = reports.findLast((each) => each.boundaries !== undefined)?.boundaries;
  const mayRemove = reports.every(({ status }) => status !== 'refused');
  reports.push(...(await removeStaleUnits(database, manifest, units, { mayRemove, removalLimit })));
  const returned = await returnUnits(database, manifest);
  if (returned.length > 0) {
    notes.push(...returned);
    const { redrawn } = units;
    units = await openUnitStore(database, manifest.id, layerIds);
    units.redrawn.push(...redrawn);
  }
  locator = units.locator();
  const moved = await moveToUnits(database, (dataSet) => units.locator(dataSet), units.redrawn, asOf);
  if (boundaries !== undefined) boundaries.moved = (moved.incidents ?? 0) + (moved.cases ?? 0);
  if (Object.keys(moved).length > 0) report.moved = { ...moved };
  for (const [index, layer] of layers.slice(unitLayers).entries()) await load(layer, unitLayers + index);
  reports.push(...(await simulateLayers(options, manifest, units, reports, onProgress)));
  reports.push(...(await removeStaleLayers(database, manifest, removalLimit)));
  await noteDataSet(database, manifest, asOf, reports);
  return notes;
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
