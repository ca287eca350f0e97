import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import {
  STREAM_START,
  comparePositions,
  type StreamPosition,
} from '../../src/domain/live/stream-position.ts';
import { readDatabaseIdentity } from './database-identity.ts';
import { readSetting, writeSetting } from './settings.ts';

/** A row of the outbox; `body` is the JSON text of a `LiveEvent`. */
export interface OutboxEvent extends StreamPosition {
  readonly body: string;
}

/** Name of this database, by which places of another one are known; and the place up to which rows were pruned. */
const EPOCH = 'liveEpoch';
const FLOOR = 'liveFloor';

/** Any constants will do; one keeps two processes from beginning an epoch, one from pruning, at the same time. */
const EPOCH_LOCK = 4_302_002;
const PRUNE_LOCK = 4_302_003;

/** Reads the events after `after`, in their order, at most `limit`. */
export type ReadOutbox = (
  db: Kysely<Database>,
  after: StreamPosition,
  limit: number,
  upTo?: StreamPosition,
) => Promise<OutboxEvent[]>;

/** The text of `xid` has another name than the column: `order by xid` would sort by the text otherwise. */
interface Row {
  place_xid: string;
  seq: number;
  body: string;
}

const toEvent = ({ place_xid, seq, body }: Row): OutboxEvent => ({ xid: Number(place_xid), seq, body });

/**
 * Events after `after`, at most `limit`, none after `upTo`. Only those of transactions below the oldest that still runs
 * are read: nothing can come to stand before them any more, so that whoever goes on after the last of them skips nothing.
 */
export const readOutbox: ReadOutbox = async (db, after, limit, upTo) => {
  const { rows } = await sql<Row>`
    select xid::text as place_xid, seq, body::text as body from event_outbox
    where (xid, seq) > (${String(after.xid)}::xid8, ${after.seq}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
      and ${upTo ? sql`(xid, seq) <= (${String(upTo.xid)}::xid8, ${upTo.seq}::bigint)` : sql`true`}
    order by xid, seq limit ${limit}`.execute(db);
  return rows.map(toEvent);
};

/** The newest `limit` events that nothing can come before any more, oldest first. */
export async function readNewestEvents(db: Kysely<Database>, limit: number): Promise<OutboxEvent[]> {
  const { rows } = await sql<Row>`
    select xid::text as place_xid, seq, body::text as body from event_outbox
    where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid desc, seq desc limit ${limit}`.execute(db);
  return rows.map(toEvent).reverse();
}

/** The place up to which rows were pruned. */
export async function readFloor(db: Kysely<Database>): Promise<StreamPosition> {
  const floor = (await readSetting(db, FLOOR)) as [number, number] | undefined;
  return floor ? { xid: floor[0], seq: floor[1] } : STREAM_START;
}

/**
 * The place up to which this transaction's snapshot holds everything. It is the place of a row that was committed, never
 * the number of a transaction under way: after a crash the database may give such a number once more.
 */
export async function readSettledPosition(db: Kysely<Database>): Promise<StreamPosition> {
  const { rows } = await sql<Omit<Row, 'body'>>`
    select xid::text as place_xid, seq from event_outbox where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid desc, seq desc limit 1`.execute(db);
  const [row] = rows;
  return row ? { xid: Number(row.place_xid), seq: row.seq } : readFloor(db);
}

/** Whether transactions have got as far as `place`; a place beyond is of another life of the database. */
export async function hasReached(db: Kysely<Database>, place: StreamPosition): Promise<boolean> {
  const { rows } = await sql<{ next: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db);
  return place.xid < Number(rows[0]?.next ?? 0);
}

/**
 * The name of this database, made when it is asked for first. A database that is another than the one that got the name
 * was restored or copied, and so it was where rows are of transactions that have not been yet: the rows are dropped and
 * it gets a new name. So it does where it still has the name `outlived`, under which more was told than it knows of.
 */
export async function openEpoch(db: Kysely<Database>, outlived?: string): Promise<string> {
  const identity = await readDatabaseIdentity(db);
  return db.transaction().execute(async (trx) => {
    const isGood = async (known: Epoch | undefined): Promise<boolean> =>
      known?.of === identity && known.name !== outlived && !(await isRestored(trx));
    const known = await readEpoch(trx);
    if (known && (await isGood(known))) return known.name;
    await sql`select pg_advisory_xact_lock(${EPOCH_LOCK})`.execute(trx);
    const sinceMade = await readEpoch(trx);
    if (sinceMade && (await isGood(sinceMade))) return sinceMade.name;
    const name = BigInt(`0x${randomBytes(8).toString('hex')}`).toString(36);
    if (sinceMade || (await isRestored(trx))) await sql`delete from event_outbox`.execute(trx);
    await sql`delete from setting where key = ${FLOOR}`.execute(trx);
    await writeSetting(trx, EPOCH, { name, of: identity } satisfies Epoch);
    return name;
  });
}

/** A name, and the identity of the database that got it. */
interface Epoch {
  name: string;
  of: string;
}

/** `undefined` also where the name was written by a version that noted no identity: then nobody knows whose it is. */
async function readEpoch(trx: Transaction<Database>): Promise<Epoch | undefined> {
  const known = await readSetting(trx, EPOCH);
  return typeof known === 'object' && known !== null ? (known as Epoch) : undefined;
}

async function isRestored(trx: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql`
    select from event_outbox where xid >= pg_snapshot_xmax(pg_current_snapshot()) limit 1`.execute(trx);
  return rows.length > 0;
}

/**
 * Prunes up to `limit` events from the beginning that were written before `before` (epoch ms), and notes how far.
 * Returns how many went.
 */
export function pruneOutbox(db: Kysely<Database>, before: number, limit: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const lock = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${PRUNE_LOCK}) as mine`.execute(trx);
    if (lock.rows[0]?.mine !== true) return 0;
    const { rows } = await sql<Omit<Row, 'body'>>`
      with first as (
        select xid, seq, at from event_outbox where xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, seq limit ${limit}
      )
      select xid::text as place_xid, seq from first
      where at < to_timestamp(${before}::double precision / 1000.0)
      order by xid desc, seq desc limit 1`.execute(trx);
    const [row] = rows;
    if (!row) return 0;
    const floor: StreamPosition = { xid: Number(row.place_xid), seq: row.seq };
    if (comparePositions(floor, await readFloor(trx)) > 0)
      await writeSetting(trx, FLOOR, [floor.xid, floor.seq]);
    const gone = await sql`
      delete from event_outbox where (xid, seq) <= (${row.place_xid}::xid8, ${row.seq}::bigint)`.execute(trx);
    return Number(gone.numAffectedRows ?? 0);
  });
}
