import { setTimeout as delay } from 'node:timers/promises';
import { ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { WRITERS, type Command } from './delivery-commands.ts';
import type { DeliveryOracle } from './delivery-oracle.ts';
import type { Killable } from './killable-server.ts';
import { iso, makeReport, NOON } from './live-city.ts';
import { eventsOf, readStream, type StreamReader } from './stream-reader.ts';

/** The steps of an incident: down the chain, then suspended and resumed without end. */
const CHAIN = ['accepted', 'filed', 'dispatched', 'handling', 'suspended'];
const nextStep = (taken: number) => CHAIN[taken - 1] ?? (taken % 2 === 0 ? 'handling' : 'suspended');

/** Rows of earlier sequences that later ones go on with. */
const MOST_KNOWN = 30;

type Row = { kind: 'incidents' | 'transitions'; sourceId: string; row: object };

/** Eight writers, one listener, a server (`nextServer` starts one) and a database that fail; everything is counted. */
export class DeliveryWorld {
  readonly counts = {
    reports: 0, steps: 0, illegalSteps: 0, duplicates: 0, retries: 0, lateCommits: 0, disconnects: 0,
    serverKills: 0, databaseRestarts: 0, resyncs: 0,
  }; // prettier-ignore
  readonly #postgres: TestPostgres;
  readonly #nextServer: () => Promise<Killable>;
  readonly #token: string;
  readonly #oracle: DeliveryOracle;
  #server: Killable | undefined;
  #starting: Promise<Killable> | undefined;
  #reader: StreamReader | undefined;
  #lastId: string | undefined;
  #isOver = false;
  #queues: Promise<void>[] = Array.from({ length: WRITERS }, () => Promise.resolve());
  #sent: Row[] = [];
  #number = 0;

  constructor(
    postgres: TestPostgres,
    nextServer: () => Promise<Killable>,
    token: string,
    oracle: DeliveryOracle,
  ) {
    this.#postgres = postgres;
    this.#nextServer = nextServer;
    this.#token = token;
    this.#oracle = oracle;
  }

  async start(): Promise<void> {
    await this.#startServer();
    this.#listen();
    await this.#reader?.waitFor(({ event }) => event === 'hello');
  }

  /** Plays a sequence and waits until everything that was accepted has been heard, 30 seconds at most. */
  async play(commands: readonly Command[]): Promise<void> {
    // Incidents of the last sequences are moved on too.
    this.#sent = this.#sent.slice(-MOST_KNOWN);
    for (const command of commands) await this.#run(command);
    await Promise.all(this.#queues);
    for (const until = performance.now() + 30_000; !this.#oracle.isComplete() && performance.now() < until;)
      await delay(5);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#reader?.close();
    await this.#server?.kill();
  }

  async #run(command: Command): Promise<void> {
    switch (command.kind) {
      case 'ingest':
        return this.#queue(command.writer, () => this.#report(command.rows));
      case 'step':
        return this.#queue(command.writer, () => this.#step(command.pick));
      case 'duplicate':
        return this.#queue(command.writer, () => this.#repeat(command.pick));
      case 'lateCommit':
        this.counts.lateCommits++;
        this.#server?.commitLate(command.delayMs);
        return;
      case 'disconnect':
        this.counts.disconnects++;
        this.#reader?.close();
        return delay(command.pauseMs);
      case 'serverKill':
        this.counts.serverKills++;
        await this.#server?.kill();
        return this.#startServer();
      case 'databaseRestart':
        this.counts.databaseRestarts++;
        await this.#postgres.crash();
        return this.#postgres.restart();
      case 'pause':
        return delay(command.pauseMs);
    }
  }

  #queue(writer: number, work: () => Promise<void>): void {
    this.#queues[writer] = this.#queues[writer]!.then(work);
  }

  async #report(count: number): Promise<void> {
    const rows = Array.from({ length: count }, () => makeReport(`n${this.#number++}`));
    for (const row of rows) this.#sent.push({ kind: 'incidents', sourceId: row.sourceId, row });
    const reply = await this.#deliver('incidents', rows);
    if (reply.rejected > 0) throw new Error(`a good report was refused: ${JSON.stringify(reply.problems)}`);
    rows.forEach(({ sourceId }, index) => this.#oracle.accept(sourceId, reply.eventNos[index]!));
    this.counts.reports += count;
  }

  /** Moves one of the newest incidents on. Two writers may try the same: one of them is then refused. */
  async #step(pick: number): Promise<void> {
    const reports = this.#sent.filter(
      ({ kind, sourceId }) => kind === 'incidents' && this.#oracle.expected.has(sourceId),
    );
    const chosen = reports[pick % reports.length];
    if (!chosen) return;
    const { sourceId } = chosen;
    const to = nextStep(this.#oracle.expected.get(sourceId)!.revisions);
    const row = {
      sourceId,
      stepId: `s${this.#number++}`,
      to,
      at: iso(NOON),
      actorRole: 'system',
      reason: '等待',
    };
    const reply = await this.#deliver('transitions', [row]);
    if (reply.rejected > 0) {
      this.counts.illegalSteps++;
      return;
    }
    this.#sent.push({ kind: 'transitions', sourceId, row });
    this.#oracle.acceptStep(sourceId);
    this.counts.steps++;
  }

  async #repeat(pick: number): Promise<void> {
    const taken = this.#sent.filter(({ sourceId }) => this.#oracle.expected.has(sourceId));
    const chosen = taken[pick % taken.length];
    if (!chosen) return;
    const reply = await this.#deliver(chosen.kind, [chosen.row]);
    const { eventNo } = this.#oracle.expected.get(chosen.sourceId)!;
    if (reply.duplicates !== 1 || reply.eventNos[0] !== eventNo)
      throw new Error(`what was sent again is no duplicate: ${JSON.stringify(reply)}`);
    this.counts.duplicates++;
  }

  /** Sends until there is an answer, as a source does. */
  async #deliver(kind: Row['kind'], items: readonly object[]): Promise<IngestReply> {
    for (let attempt = 0; attempt < 1_000; attempt++) {
      const reply = await this.#post(kind, items).catch(() => undefined);
      if (reply?.status === 200) return ingestReplySchema.parse(reply.body);
      if (reply && reply.status < 500) throw new Error(`refused: ${JSON.stringify(reply)}`);
      this.counts.retries++;
      await delay(10);
    }
    throw new Error('there was no answer after 1,000 attempts');
  }

  async #post(kind: Row['kind'], items: readonly object[]): Promise<{ status: number; body: unknown }> {
    const server = this.#server ?? (await this.#starting);
    const reply = await fetch(`${server?.url}/api/ingest/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ items }),
    });
    return { status: reply.status, body: await reply.json() };
  }

  async #startServer(): Promise<void> {
    this.#server = undefined;
    this.#starting = this.#nextServer();
    this.#server = await this.#starting;
  }

  /** Listens, and comes back after the last place that was heard when the connection is over. */
  #listen(): void {
    if (this.#isOver) return;
    const reader = readStream(this.#server?.url ?? 'http://127.0.0.1:9', this.#lastId, (message) => {
      if (message.event === 'resync') this.counts.resyncs++;
      if (message.id !== undefined) this.#lastId = message.id;
      for (const event of eventsOf(message)) this.#oracle.hear(event);
    });
    this.#reader = reader;
    void reader.ended.then(() => delay(5)).then(() => this.#listen());
  }
}
