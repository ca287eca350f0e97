import path from 'node:path';
import type { Rejection } from '../../src/domain/exchange/fields/row-result.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { createUnitLocator, type LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import type { LayerCounts } from './layer-counts.ts';
import { LayerFault } from './layer-fault.ts';
import { readManifest } from './read-manifest.ts';
import { makeVocabularies } from './vocabularies.ts';

/** A folder of data that is read without a database. */
export interface OpenFolder {
  readonly folder: string;
  readonly manifest: DatasetManifest;
  readonly codeTables: CodeTables;
  /** Time of the reading, epoch ms. */
  readonly asOf: number;
}

const NO_TABLES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

/** Reads the manifest and the code tables of a folder. @throws Error with everything that is wrong with them */
export async function openFolder(folder: string, asOf: number): Promise<OpenFolder> {
  const read = await readManifest(folder);
  if ('faults' in read)
    throw new Error(
      `${folder} cannot be read:\n${read.faults.map(({ path: at, reason }) => `  ${at}: ${reason}`).join('\n')}`,
    );
  const { manifest, codeTables = NO_TABLES } = read;
  return { folder: path.resolve(folder), manifest, codeTables, asOf };
}

/** What the rows of a layer are read with; `units` are those that are known already. */
export function contextOf(
  { manifest, codeTables, asOf }: OpenFolder,
  layer: Layer,
  units: readonly LocatableUnit[],
): ReadContext & { crs: CrsName } {
  return {
    crs: layer.crs ?? manifest.crs,
    bounds: manifest.bounds,
    asOf,
    vocabularies: makeVocabularies(codeTables),
    locator: createUnitLocator(units),
  };
}

/** A file that is of no use as an error that names its layer; anything else as it is. */
export function namingLayer({ id, file }: Layer, error: unknown): unknown {
  return error instanceof LayerFault
    ? new Error(`layer ${id}, ${file}: ${error.message}`, { cause: error })
    : error;
}

const LONGEST_LIST = 10_000;

/** Collects what a reader of a folder has to know: rows left out with their reasons, and warnings. */
export class NoteList {
  readonly #rejected: FolderNotes['rejected'] = [];
  readonly #warnings: FolderNotes['warnings'] = [];
  #rejectedRows = 0;

  /** One row that was left out, and why. */
  reject(layer: Layer, rejections: readonly Rejection[]): void {
    this.#rejectedRows++;
    for (const rejection of rejections) fill(this.#rejected, { ...placeOf(layer), ...rejection });
  }

  warn(layer: Layer, warning: Omit<FolderNotes['warnings'][number], 'layer' | 'file'>): void {
    fill(this.#warnings, { ...placeOf(layer), ...warning });
  }

  /** What the counts of a whole layer say. */
  addCounts(layer: Layer, counts: LayerCounts): void {
    const { rejected, rejectedRows, warnings } = counts.report(layer, { status: 'loaded', ms: 0 });
    this.#rejectedRows += rejectedRows;
    for (const rejection of rejected) fill(this.#rejected, { ...placeOf(layer), ...rejection });
    for (const warning of warnings) this.warn(layer, warning);
  }

  get notes(): FolderNotes {
    return { rejectedRows: this.#rejectedRows, rejected: this.#rejected, warnings: this.#warnings };
  }
}

const placeOf = ({ id, file }: Layer) => ({ layer: id, file });

function fill<Item>(list: Item[], item: Item): void {
  if (list.length < LONGEST_LIST) list.push(item);
}
