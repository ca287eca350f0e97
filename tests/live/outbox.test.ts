import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { STREAM_START } from '../../src/domain/live/stream-position.ts';
import {
  hasReached,
  openEpoch,
  pruneOutbox,
  readFloor,
  readNewestEvents,
  readOutbox,
  readSettledPosition,
} from '../../server/repositories/outbox.ts';
import { describeOnBoth, openTestDatabase } from '../support/test-database.ts';

describeOnBoth('the outbox', (kind) => {
  let database: OpenDatabase;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterAll(() => close?.());

  /** Fills the outbox with one event of each of these transactions, written `daysAgo`. */
  const fill = async (xids: readonly number[], daysAgo = 0) => {
    await sql`delete from event_outbox`.execute(database.kysely);
    for (const xid of xids)
      await sql`
        insert into event_outbox (xid, at, kind, source, event_no, body) values (${String(xid)}::xid8,
          clock_timestamp() - ${daysAgo}::float8 * interval '1 day', 'incident', 'app', 'E', '{}')`.execute(
        database.kysely,
      );
  };
  const xidsOf = (events: readonly { xid: number }[]) => events.map(({ xid }) => xid);

  it('is read by the number of the transactions, not by their text', async () => {
    await fill([9, 100, 10, 8, 99, 11]);
    const { kysely } = database;
    expect(xidsOf(await readOutbox(kysely, STREAM_START, 10))).toEqual([8, 9, 10, 11, 99, 100]);
    expect(xidsOf(await readOutbox(kysely, STREAM_START, 3))).toEqual([8, 9, 10]);
    expect(xidsOf(await readOutbox(kysely, { xid: 9, seq: 1e9 }, 2))).toEqual([10, 11]);
    expect(xidsOf(await readOutbox(kysely, STREAM_START, 10, { xid: 11, seq: 1e9 }))).toEqual([8, 9, 10, 11]);
    expect(xidsOf(await readNewestEvents(kysely, 2))).toEqual([99, 100]);
    expect((await readSettledPosition(kysely)).xid).toBe(100);
    expect(await hasReached(kysely, { xid: 100, seq: 1 })).toBe(true);
    expect(await hasReached(kysely, { xid: 1e9, seq: 1 })).toBe(false);
  });

  it('is pruned from the beginning, in pieces, and remembers how far', async () => {
    await fill([8, 9, 10, 11], 2);
    const { kysely } = database;
    const day = 24 * 3_600_000;
    expect(await pruneOutbox(kysely, Date.now() - 3 * day, 10)).toBe(0);
    expect(await pruneOutbox(kysely, Date.now() - day, 3)).toBe(3);
    expect((await readFloor(kysely)).xid).toBe(10);
    expect(xidsOf(await readOutbox(kysely, STREAM_START, 10))).toEqual([11]);
    expect(await pruneOutbox(kysely, Date.now() - day, 3)).toBe(1);
    expect(await readSettledPosition(kysely)).toEqual(await readFloor(kysely));
    expect((await readFloor(kysely)).xid).toBe(11);
  });

  it('gets a new name where it holds transactions that have not been yet', async () => {
    const { kysely } = database;
    await fill([8]);
    const epoch = await openEpoch(kysely);
    expect(epoch).toMatch(/^[0-9a-z]{1,16}$/);
    expect(await openEpoch(kysely)).toBe(epoch);
    await fill([8, 1_000_000_000]);
    const other = await openEpoch(kysely);
    expect(other).not.toBe(epoch);
    expect(await readFloor(kysely)).toEqual(STREAM_START);
    expect(await readNewestEvents(kysely, 5)).toEqual([]);
    expect(await openEpoch(kysely)).toBe(other);
  });

  it('keeps the register of looks through cameras as it was written', async () => {
    const { kysely } = database;
    const row = {
      camera_gb_id: '43020200011310000001',
      purpose: '寻找走失老人',
      kind: 'live' as const,
      ref_no: null,
      user_unit: null,
    };
    await kysely
      .insertInto('video_access_log')
      .values({ ...row, reason_code: 'emergency' })
      .execute();
    await expect(
      kysely
        .insertInto('video_access_log')
        .values({ ...row, reason_code: 'case' })
        .execute(),
    ).rejects.toThrow(/video_access_reference/);
    await expect(sql`update video_access_log set purpose = ''`.execute(kysely)).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from video_access_log`.execute(kysely)).rejects.toThrow(/append-only/);
    await expect(sql`truncate video_access_log`.execute(kysely)).rejects.toThrow(/append-only/);
  });
});
