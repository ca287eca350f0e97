import type { ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { OpenDatabase } from '../database/open-database.ts';
import { hasReached, type OutboxEvent, type ReadOutbox } from '../repositories/outbox.ts';
import { readSourceTimes } from '../repositories/tokens.ts';
import type { Readiness } from '../readiness.ts';
import { headOf } from '../repositories/live-event.ts';
import {
  comparePositions,
  formatPosition,
  parsePosition,
  type StreamPosition,
} from '../../src/domain/live/stream-position.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import { Publisher } from './publisher.ts';
import { SourceTimes } from './source-times.ts';
import { StreamClient, type StreamSource } from './stream-client.ts';
import { beatMessage } from './stream-message.ts';
import { DeliveryDelays } from './delivery-delays.ts';
import { startWakeUp, type WakeUp } from './wake-up.ts';

export interface LiveStreamOptions {
  readonly readiness: Readiness;
  /** Address of a PostgreSQL server, by which several processes wake each other. */
  readonly databaseUrl: string | undefined;
  /** Clients at a time. */
  readonly mostClients: number;
  /** Clients of one address at a time. */
  readonly mostOfAddress: number;
  readonly now: () => number;
  readonly log: FastifyBaseLogger;
  /** How the outbox is read; by `readOutbox` where absent. */
  readonly read?: ReadOutbox | undefined;
}

const BEAT_MS = 2_000;
/** How often the sources that may send are read: tokens are made and revoked while the server runs. */
const SOURCES_MS = MINUTE_MS;
/** How long a client may take to receive the last message. */
const BYE_MS = 1_000;

/** Thrown when there are as many clients as allowed, or the server is closing. */
export class StreamFullError extends Error {
  override readonly name = 'StreamFullError';
}

/** The live stream of this process: one publisher and all its clients. It starts when it is first needed. */
export class LiveStream {
  readonly sources: SourceTimes;
  readonly delays = new DeliveryDelays();
  readonly #options: LiveStreamOptions;
  readonly #clients = new Set<StreamClient>();
  readonly #ofAddress = new Map<string, number>();
  #publisher: Publisher | undefined;
  #database: OpenDatabase | undefined;
  #wakeUp: WakeUp | undefined;
  #beatTimer: NodeJS.Timeout | undefined;
  #sourcesTimer: NodeJS.Timeout | undefined;
  #isClosing = false;

  constructor(options: LiveStreamOptions) {
    this.#options = options;
    this.sources = new SourceTimes(options.now);
  }

  /** Number of clients. */
  get size(): number {
    return this.#clients.size;
  }

  /** Number of clients that have not been sent everything yet. */
  get behind(): number {
    return [...this.#clients].filter((client) => client.isBehind).length;
  }

  /** Notifies this process at once, and the others soon, that something was written. */
  changed(): void {
    this.#open();
    this.#publisher?.wake();
    this.#wakeUp?.notifyOthers();
  }

  /**
   * Adds a client of an address that goes on after `position`, or from now on where that is `undefined`. `begin` sends the
   * headers.
   * @throws StreamFullError, or the error of a database that has never answered yet
   */
  async admit(address: string, position: string | undefined, begin: () => ServerResponse): Promise<void> {
    this.#refuseWhenFull(address);
    const { source, start, resync } = await this.#startOf(position);
    this.#refuseWhenFull(address);
    const response = begin();
    // Where the client left meanwhile, `close` was emitted before and will not be emitted again.
    if (response.destroyed || response.closed) return;
    // A pipelined request has no socket yet; no browser sends one.
    if (!response.socket) return void response.destroy();
    const client = new StreamClient(response, source, start);
    this.#add(client, address, response);
    client.sendHello(resync);
    client.beat(this.#beat());
  }

  /** Ends every connection with a last message and stops reading. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#beatTimer);
    clearInterval(this.#sourcesTimer);
    const clients = [...this.#clients];
    // The clients reconnect at different times, so that the next process is not overrun.
    for (const client of clients)
      client.sendBye(Math.round(300 + Math.random() * Math.min(5_000, 1_000 + clients.length)));
    setTimeout(() => {
      for (const client of this.#clients) client.cut();
    }, BYE_MS).unref();
    await this.#wakeUp?.close();
    await this.#publisher?.close();
  }

  #add(client: StreamClient, address: string, response: ServerResponse): void {
    this.#clients.add(client);
    this.#ofAddress.set(address, (this.#ofAddress.get(address) ?? 0) + 1);
    response.once('close', () => {
      this.#clients.delete(client);
      const rest = (this.#ofAddress.get(address) ?? 0) - 1;
      if (rest > 0) this.#ofAddress.set(address, rest);
      else this.#ofAddress.delete(address);
    });
  }

  #refuseWhenFull(address: string): void {
    const { mostClients, mostOfAddress } = this.#options;
    if (this.#isClosing) throw new StreamFullError('The server is closing.');
    if (this.#clients.size >= mostClients)
      throw new StreamFullError(`There are ${this.#clients.size} listeners already.`);
    if ((this.#ofAddress.get(address) ?? 0) >= mostOfAddress)
      throw new StreamFullError(`There are ${mostOfAddress} listeners of this address already.`);
  }

  #open(): Publisher | undefined {
    if (this.#publisher || this.#isClosing) return this.#publisher;
    const { readiness, databaseUrl, now, log, read } = this.#options;
    const { database } = readiness;
    if (!database) return undefined;
    this.#database = database;
    this.#publisher = new Publisher({
      database: { kysely: database.stream ?? database.kysely, kind: database.kind },
      now,
      read,
      onEvents: (events) => this.#send(events),
      onChange: () => this.#databaseChanged(),
      onError: (error) => log.error({ err: error }, 'the live stream lost the database'),
    });
    if (database.kind === 'postgresql' && databaseUrl !== undefined)
      this.#wakeUp = startWakeUp(databaseUrl, () => this.#publisher?.wake());
    this.#beatTimer = setInterval(() => this.#beatAll(), BEAT_MS);
    this.#beatTimer.unref();
    const readSources = () =>
      void readSourceTimes(database.kysely).then(
        (times) => this.sources.expect(times),
        (error: unknown) => log.warn({ err: error }, 'the times of the sources could not be read'),
      );
    readSources();
    this.#sourcesTimer = setInterval(readSources, SOURCES_MS);
    this.#sourcesTimer.unref();
    this.#publisher.wake();
    return this.#publisher;
  }

  async #startOf(
    position: string | undefined,
  ): Promise<{ source: StreamSource; start: StreamPosition; resync?: string }> {
    this.#options.readiness.requireDatabase();
    const publisher = this.#open();
    const ring = await publisher?.start();
    const source = this.#source();
    if (!ring || !source) throw new StreamFullError('The server is closing.');
    const now: StreamPosition = ring.last;
    if (position === undefined) return { source, start: now };
    const requested = parsePosition(position);
    if (!requested) return { source, start: now, resync: 'the requested position is none' };
    if (requested.epoch !== source.epoch)
      return { source, start: now, resync: 'the requested position is of another database' };
    if (
      comparePositions(requested.position, ring.last) > 0 &&
      !(await hasReached(source.db, requested.position))
    )
      return { source, start: now, resync: 'the requested position has not been reached by this database' };
    // The database may have been replaced while it answered.
    const since = this.#source();
    if (since && since.epoch !== source.epoch)
      return { source: since, start: since.ring.last, resync: 'the database is another one' };
    return { source, start: requested.position };
  }

  #source(): StreamSource | undefined {
    const { ring, epoch } = this.#publisher ?? {};
    if (!ring || epoch === undefined || !this.#database) return undefined;
    return { db: this.#database.kysely, epoch, ring, now: this.#options.now };
  }

  #send(events: readonly OutboxEvent[]): void {
    for (const client of this.#clients) client.advance();
    const now = this.#options.now();
    for (const { body } of events) {
      const { source, at } = headOf(body);
      this.sources.markSeen(source, at);
      if (this.#clients.size > 0) this.delays.note(at, now);
    }
  }

  #epochSent = '';

  /** The database has gone or is back. If a different database came back, every client has to read everything anew. */
  #databaseChanged(): void {
    const source = this.#source();
    if (source && source.epoch !== this.#epochSent) {
      if (this.#epochSent !== '')
        for (const client of this.#clients) client.restart(source, 'the database is another one');
      this.#epochSent = source.epoch;
    }
    this.#beatAll();
  }

  #beatAll(): void {
    if (this.#clients.size === 0) return;
    const message = this.#beat();
    for (const client of this.#clients) client.beat(message);
  }

  #beat(): Buffer {
    const source = this.#source()!;
    return beatMessage({
      now: this.#options.now(),
      position: formatPosition(source.epoch, source.ring.last),
      database: this.#publisher?.isGone === true ? 'gone' : 'ok',
      sources: this.sources.list(),
    });
  }
}
