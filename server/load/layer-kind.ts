import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import type { ReadContext, RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { RowShape } from './file-format.ts';
import type { LayerCounts } from './layer-counts.ts';
import type { SeenIds } from './seen-ids.ts';
import type { UnitStore } from './unit-store.ts';

/** Where rows belong. */
export interface Owner {
  dataSetId: string;
  layerId: string;
}

/** What one layer is loaded with. */
export interface LayerToLoad {
  db: Kysely<Database>;
  folder: string;
  layer: Layer;
  crs: CrsName;
  owner: Owner;
  reader: RowReader;
  units: UnitStore;
  seen: SeenIds;
  /** Data sets whose rows the manifest asks for. */
  takesOver: readonly string[];
  /** The largest share of its rows that the layer may lose, 0–1. */
  removalLimit: number | undefined;
  onStep: (step: 'reading' | 'writing', done: number, total: number) => void;
}

/** The load of one layer while it runs. */
export interface LayerJob<Row> extends LayerToLoad {
  kind: LayerKind<Row>;
  counts: LayerCounts;
  /** Ids that the file names in rows which could not be taken: what is stored of them stays. */
  kept?: readonly string[];
  /** Ids of rows that are taken over from other data sets. */
  takenOver?: readonly string[];
}

/** What reading the file of a layer needs; the load of a layer has it. */
export type LayerSource<Row> = Pick<
  LayerJob<Row>,
  'folder' | 'layer' | 'crs' | 'reader' | 'counts' | 'onStep'
> & { kind: Pick<LayerKind<Row>, 'rowShape'> };

/** As much of the load of a layer as its records need: no database. */
export type LayerReading<Row> = LayerSource<Row> & Pick<LayerJob<Row>, 'seen' | 'kind'>;

/** Which of some ids other data sets have: id → data set. */
export type AskOwners = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What `load` knows of one kind of data. `Row` is a record as it is written. */
export interface LayerKind<Row> {
  /** What a row says of its place; by it the file formats are chosen that can hold such rows. */
  rowShape: RowShape;
  /** Reads and repairs one row at a time. */
  createReader(context: ReadContext, layer: Layer): RowReader;
  /** Checks a row that was read, by the same schema as on the wire. */
  recordSchema: z.ZodType<Row>;
  /** Brings a layer from its file into the database: all at once, or in batches while it is read. */
  load(job: LayerJob<Row>): Promise<WriteCounts>;
  /** Writes rows of one layer: all of them for `replaceLayer`, a batch where the layer is streamed. */
  write(
    trx: Transaction<Database>,
    dataSetId: string,
    layerId: string,
    rows: readonly Row[],
    kept?: readonly string[],
  ): Promise<WriteCounts>;
  /** The table that holds the rows. */
  table: string;
  /** Its column that a row is known by. */
  id: string;
  /** Removes all rows of one layer; returns how many there were. */
  remove(trx: Transaction<Database>, dataSetId: string, layerId: string): Promise<number>;
}
