import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import { Publisher } from '../../server/stream/publisher.ts';
import type { ReadOutbox } from '../../server/repositories/outbox.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { liveEventSchema } from '../../src/schemas/live.ts';
import { count } from '../support/counts.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnPostgres } from '../support/test-database.ts';
import { sequences, WRITERS } from './delivery-commands.ts';
import { DeliveryOracle } from './delivery-oracle.ts';
import { DeliveryWorld } from './delivery-world.ts';
import { createKillableProcesses } from './killable-process.ts';
import { startKillableServer, usualDelays, type Killable } from './killable-server.ts';
import { ingest, makeReport, tokenFor } from './live-city.ts';

const SEQUENCES = count(60, 500);
/** Fewer, for each kill costs the start of a process. */
const KILLED_SEQUENCES = count(6, 40);

describeOnPostgres('delivery on PostgreSQL', () => {
  let postgres: TestPostgres;
  let database: OpenDatabase;

  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ databaseUrl: postgres.url });
    await loadSmallCity(database, 0);
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** Plays sequences of faults against servers of one kind and prints what became of every event. */
  async function play(source: string, sequenceCount: number, nextServer: () => Promise<Killable>) {
    const oracle = new DeliveryOracle();
    const token = await tokenFor(database, source);
    const world = new DeliveryWorld(postgres, nextServer, token, oracle);
    await world.start();
    let played = 0;
    const begun = performance.now();
    try {
      await fc.assert(
        fc.asyncProperty(sequences, async (commands) => {
          await world.play(commands);
          played++;
          expect(oracle.judge()).toEqual({ lost: 0, doubled: 0, disordered: 0, unexpected: 0 });
        }),
        { numRuns: sequenceCount, endOnFailure: true, seed: 20_261_120 },
      );
    } finally {
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
      console.log(
        JSON.stringify({
          source,
          sequences: played,
          writers: WRITERS,
          seconds,
          ...world.counts,
          received: oracle.received,
          ...oracle.judge(),
        }),
      );
      await world.stop();
    }
    expect(world.counts.resyncs).toBe(0);
    const { rows } = await sql<{ incidents: number; told: number }>`
        select (select count(*) from incident where layer_id = ${source}) as incidents,
          (select count(*) from event_outbox where source = ${source}) as told`.execute(database.kysely);
    expect(rows[0]).toEqual({ incidents: oracle.expected.size, told: oracle.received });
  }

  it(
    `loses nothing, doubles nothing and keeps the order in ${SEQUENCES} sequences of faults`,
    async () => {
      const commitDelayMs = usualDelays(4_302);
      await play('model', SEQUENCES, () =>
        startKillableServer(postgres.url, database.capabilities, commitDelayMs),
      );
    },
    SEQUENCES * 2_000,
  );

  it(
    `nor in ${KILLED_SEQUENCES} sequences where the server is a process that is killed`,
    async () => {
      const servers = createKillableProcesses(postgres.url, database.capabilities);
      try {
        await play('killed', KILLED_SEQUENCES, () => servers.next());
      } finally {
        await servers.stop();
      }
    },
    KILLED_SEQUENCES * 20_000,
  );

  it('would be found to lose events by a publisher that only looks for greater sequence numbers', async () => {
    const random = createRandom(7);
    // One number after the other, as such a publisher would need them: what it loses, late commits have it lose.
    await sql`alter table event_outbox alter column seq set cache 1`.execute(database.kysely);
    const server = await startKillableServer(postgres.url, database.capabilities, () => random.next() * 40);
    const token = await tokenFor(database, 'naive');
    const seqOnly: ReadOutbox = async (db, after, limit) => {
      const { rows } = await sql<{ xid: string; seq: number; body: string }>`
          select xid::text as xid, seq, body::text as body from event_outbox where seq > ${after.seq}::bigint
          order by seq limit ${limit}`.execute(db);
      return rows.map((row) => ({ ...row, xid: Number(row.xid) }));
    };
    const follow = async (read?: ReadOutbox) => {
      const oracle = new DeliveryOracle();
      const publisher = new Publisher({
        database,
        read,
        now: Date.now,
        onEvents: (events) => {
          for (const { body } of events) oracle.hear(liveEventSchema.parse(JSON.parse(body)));
        },
        onChange: () => undefined,
        onError: () => undefined,
      });
      await publisher.start();
      return { oracle, publisher };
    };
    const followers = [await follow(seqOnly), await follow()] as const;
    const calling = setInterval(() => followers.forEach(({ publisher }) => publisher.wake()), 3);
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let round = 0; round < 12; round++) {
          const id = `${writer} ${round}`;
          const { eventNos } = await ingest(server.app, 'incidents', [makeReport(id)], token);
          for (const { oracle } of followers) oracle.accept(id, eventNos[0]!);
        }
      }),
    );
    await delay(500);
    clearInterval(calling);
    for (const { publisher } of followers) await publisher.close();
    await server.kill();
    const [naive, ours] = followers.map(({ oracle }) => oracle.judge());
    console.log(JSON.stringify({ events: WRITERS * 12, lostByNaive: naive?.lost, lostByOurs: ours?.lost }));
    expect(naive?.lost).toBeGreaterThan(0);
    expect(ours).toEqual({ lost: 0, doubled: 0, disordered: 0, unexpected: 0 });
  });
});
