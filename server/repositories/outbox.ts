import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import {
  STREAM_START,
  comparePositions,
  type StreamPosition,
} from '../../src/domain/live/stream-position.ts';
import { cachedPerDatabase } from './cached-per-database.ts';
import { readDatabaseIdentity } from './database-identity.ts';
import { readSetting, writeSetting } from './settings.ts';

/** A row of the outbox; `body` is the JSON text of a `LiveEvent`. */
export interface OutboxEvent extends StreamPosition {
  readonly body: string;
}

/** Settings: the epoch, which tells positions of this database from those of another; and the position of the last pruned row. */
const EPOCH = 'liveEpoch';
const FLOOR = 'liveFloor';

/** Any constants will do: the first lets one process at a time begin an epoch, the second lets one prune. */
const EPOCH_LOCK = 4_302_002;
const PRUNE_LOCK = 4_302_003;

/** Reads the events after `after`, in their order, at most `limit`. */
export type ReadOutbox = (
  db: Kysely<Database>,
  after: StreamPosition,
  limit: number,
  upTo?: StreamPosition,
) => Promise<OutboxEvent[]>;

/** The text of `xid` has another name than the column, as `order by xid` would sort by the text otherwise. */
interface Row {
  xid_text: string;
  seq: number;
  body: string;
}

const toEvent = ({ xid_text, seq, body }: Row): OutboxEvent => ({ xid: Number(xid_text), seq, body });

/**
 * Events after `after`, at most `limit`, none after `upTo`. It reads only events of transactions older than the oldest
 * that still runs. No earlier event can appear any more, so a client that goes on after the last one misses nothing.
 */
export const readOutbox: ReadOutbox = async (db, after, limit, upTo) => {
  const { rows } = await sql<Row>`
    select xid::text as xid_text, seq, body::text as body from event_outbox
    where (xid, seq) > (${String(after.xid)}::xid8, ${after.seq}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
      and ${upTo ? sql`(xid, seq) <= (${String(upTo.xid)}::xid8, ${upTo.seq}::bigint)` : sql`true`}
    order by xid, seq limit ${limit}`.execute(db);
  return rows.map(toEvent);
};

/** The newest `limit` events before which no other can appear any more, oldest first. */
export async function readNewestEvents(db: Kysely<Database>, limit: number): Promise<OutboxEvent[]> {
  const { rows } = await sql<Row>`
    select xid::text as xid_text, seq, body::text as body from event_outbox
    where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid desc, seq desc limit ${limit}`.execute(db);
  return rows.map(toEvent).reverse();
}

/** The position up to which rows were pruned. */
export async function readFloor(db: Kysely<Database>): Promise<StreamPosition> {
  const floor = (await readSetting(db, FLOOR)) as [number, number] | undefined;
  return floor ? { xid: floor[0], seq: floor[1] } : STREAM_START;
}

/**
 * The position up to which this transaction's snapshot holds everything. It is the position of a committed row, never the
 * number of a running transaction: after a crash the database may use such a number again.
 */
export async function readSettledPosition(db: Kysely<Database>): Promise<StreamPosition> {
  const { rows } = await sql<Omit<Row, 'body'>>`
    select xid::text as xid_text, seq from event_outbox where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid desc, seq desc limit 1`.execute(db);
  const [row] = rows;
  return row ? { xid: Number(row.xid_text), seq: row.seq } : readFloor(db);
}

/** Whether the transactions have reached `position`. A later position comes from another history of the database. */
export async function hasReached(db: Kysely<Database>, position: StreamPosition): Promise<boolean> {
  const { rows } = await sql<{ next: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db);
  return position.xid < Number(rows[0]?.next ?? 0);
}

/**
 * Returns this database's epoch, creating it on first use. A new epoch is issued, and the outbox emptied, when the
 * database is a restored copy: its identity differs, its outbox holds transaction ids that have not happened yet, or it is
 * behind what `outlived` already delivered.
 */
export async function openEpoch(db: Kysely<Database>, outlived?: string): Promise<string> {
  const identity = await readDatabaseIdentity(db);
  return db.transaction().execute(async (trx) => {
    const isGood = async (known: Epoch | undefined): Promise<boolean> =>
      known?.of === identity && known.name !== outlived && !(await isRestored(trx));
    const known = await readEpoch(trx);
    if (known && (await isGood(known))) return known.name;
    await sql`select pg_advisory_xact_lock(${EPOCH_LOCK})`.execute(trx);
    const madeSince = await readEpoch(trx);
    if (madeSince && (await isGood(madeSince))) return madeSince.name;
    const name = BigInt(`0x${randomBytes(8).toString('hex')}`).toString(36);
    if (madeSince || (await isRestored(trx))) await sql`delete from event_outbox`.execute(trx);
    await sql`delete from setting where key = ${FLOOR}`.execute(trx);
    await writeSetting(trx, EPOCH, { name, of: identity } satisfies Epoch);
    return name;
  });
}

const epochs = cachedPerDatabase((db) => openEpoch(db), { maxAgeMs: 5_000 });

/** The epoch, read every few seconds: it changes where the database was restored meanwhile. */
export const cachedEpoch = (db: Kysely<Database>): Promise<string> => epochs.get(db);

/** A name, and the identity of the database that it was issued for. */
interface Epoch {
  name: string;
  of: string;
}

/** `undefined` also where an older version stored the name without an identity: nobody knows whose it is. */
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
 * Prunes up to `limit` of the oldest events that were written before `before` (epoch ms), and stores how far it came.
 * Returns how many it deleted.
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
      select xid::text as xid_text, seq from first
      where at < to_timestamp(${before}::double precision / 1000.0)
      order by xid desc, seq desc limit 1`.execute(trx);
    const [row] = rows;
    if (!row) return 0;
    const floor: StreamPosition = { xid: Number(row.xid_text), seq: row.seq };
    if (comparePositions(floor, await readFloor(trx)) > 0)
      await writeSetting(trx, FLOOR, [floor.xid, floor.seq]);
    const deleted = await sql`
      delete from event_outbox where (xid, seq) <= (${row.xid_text}::xid8, ${row.seq}::bigint)`.execute(trx);
    return Number(deleted.numAffectedRows ?? 0);
  });
}
