import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseBusyError } from '../database/pglite.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import {
  hasReached,
  openEpoch,
  pruneOutbox,
  readFloor,
  readNewestEvents,
  readOutbox,
  type OutboxEvent,
  type ReadOutbox,
} from '../repositories/outbox.ts';
import { EventRing } from './event-ring.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import { comparePositions } from '../../src/domain/live/stream-position.ts';

export interface PublisherOptions {
  readonly database: Pick<OpenDatabase, 'kysely' | 'kind'>;
  /** Clock, epoch ms. */
  readonly now: () => number;
  /** Called with events that have just joined the ring. */
  readonly onEvents: (events: readonly OutboxEvent[]) => void;
  /** Called when the database has gone or is back, and when there is a new ring. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
  /** How the outbox is read; by `readOutbox` where absent. */
  readonly read?: ReadOutbox | undefined;
}

/** Events of one reading; where there are more, the next reading follows at once. */
const READ_EVENTS = 2_000;
/** Loaded into the ring at the start, so that clients that reconnect after a restart are not served from the table. */
const PRIMED_EVENTS = 5_000;
const POLL_MS = 1_000;
/** Pause after `wake` before the outbox is read, and between two readings, so that events share few messages. */
const GATHER_MS = 3;
const TICK_MS = 20;
/** A longer reading is given up: a frozen database neither answers nor refuses. */
const PATIENCE_MS = 4_000;
/** How often old rows are pruned and the identity of the database is checked. */
const PRUNE_EVERY_MS = MINUTE_MS;
const KEEP_MS = DAY_MS;
const PRUNE_EVENTS = 5_000;

/**
 * Reads the outbox in its order into a ring: when it is woken, and every second. It goes on after the last event that it
 * has published, also when the database was away meanwhile.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #read: ReadOutbox;
  #epoch = '';
  #ring: EventRing | undefined;
  #opening: Promise<void> | undefined;
  #isGone = false;
  #isClosed = false;
  #isReading = false;
  #isWanted = false;
  /** Number of the reading under way. A reading that was given up finds a later number and changes nothing. */
  #round = 0;
  #lastReadAt = 0;
  #prunedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#read = options.read ?? readOutbox;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Whether the last reading failed. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** The ring; `undefined` until the outbox was opened. */
  get ring(): EventRing | undefined {
    return this.#ring;
  }

  /** Opens the outbox where that has not been done yet, and begins to poll. @throws what the database says */
  async start(): Promise<EventRing> {
    if (!this.#ring) await this.#openOnce();
    this.#schedule(POLL_MS);
    return this.#ring!;
  }

  /** Says that there is something new in the outbox. */
  wake(): void {
    if (this.#isReading) this.#isWanted = true;
    else this.#schedule(Math.max(GATHER_MS, TICK_MS - (performance.now() - this.#lastReadAt)));
  }

  /** Waits for the reading that is under way, and reads no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#reading;
  }

  #schedule(delayMs: number): void {
    if (this.#isClosed || this.#isReading) return;
    const dueAt = performance.now() + delayMs;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#reading = this.#readOnce();
    }, delayMs);
    this.#timer.unref();
  }

  async #readOnce(): Promise<void> {
    const round = ++this.#round;
    this.#isReading = true;
    this.#isWanted = false;
    let isMore = false;
    const patience = new AbortController();
    const givingUp = delay(PATIENCE_MS, undefined, { signal: patience.signal, ref: false }).then(() => {
      if (this.#options.database.kind === 'pglite') throw new DatabaseBusyError('the outbox took too long');
      throw new Error(`the outbox could not be read within ${PATIENCE_MS} ms`);
    });
    givingUp.catch(() => undefined);
    try {
      isMore = await Promise.race([this.#work(round), givingUp]);
      this.#setGone(false);
    } catch (error) {
      // A long write to the embedded database only delays; any other error means that the database is gone.
      if (!(error instanceof DatabaseBusyError)) this.#setGone(true, error);
    }
    patience.abort();
    this.#round++;
    this.#isReading = false;
    this.#lastReadAt = performance.now();
    this.#schedule(isMore ? 0 : this.#isWanted ? TICK_MS : POLL_MS);
  }

  async #work(round: number): Promise<boolean> {
    if (!this.#ring || this.#isGone) await this.#openOnce();
    const ring = this.#ring!;
    const { database, now, onEvents } = this.#options;
    const events = await this.#read(database.kysely, ring.last, READ_EVENTS);
    if (round !== this.#round || this.#isClosed) return false;
    if (events.length > 0) {
      ring.add(events, now());
      onEvents(events);
    }
    if (events.length < READ_EVENTS) await this.#prune();
    return events.length === READ_EVENTS;
  }

  async #openOnce(): Promise<void> {
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    await this.#opening;
  }

  /** Opens the outbox, at the start and after the database was away: a different database may have come back. */
  async #open(): Promise<void> {
    const { database, now, onChange } = this.#options;
    // Events that were published but never happened in this database: it is a copy that lags, or an older backup.
    const isBehind = this.#ring !== undefined && !(await hasReached(database.kysely, this.#ring.last));
    const epoch = await openEpoch(database.kysely, isBehind ? this.#epoch : undefined);
    if (this.#ring && epoch === this.#epoch) return;
    const newest = await readNewestEvents(database.kysely, PRIMED_EVENTS);
    const floor = newest.length === PRIMED_EVENTS ? newest[0]! : await readFloor(database.kysely);
    const ring = new EventRing(epoch, { xid: floor.xid, seq: floor.seq });
    ring.add(
      newest.filter((event) => comparePositions(event, floor) > 0),
      now(),
    );
    this.#epoch = epoch;
    this.#ring = ring;
    onChange();
  }

  async #prune(): Promise<void> {
    const { database, now } = this.#options;
    if (performance.now() - this.#prunedAt < PRUNE_EVERY_MS) return;
    try {
      await this.#openOnce();
      const pruned = await pruneOutbox(database.kysely, now() - KEEP_MS, PRUNE_EVENTS);
      if (pruned < PRUNE_EVENTS) this.#prunedAt = performance.now();
    } catch (error) {
      // A database that cannot be written to can still be read, so publishing goes on.
      this.#prunedAt = performance.now();
      this.#options.onError(error);
    }
  }

  #setGone(isGone: boolean, error?: unknown): void {
    if (this.#isGone === isGone || this.#isClosed) return;
    this.#isGone = isGone;
    if (isGone) this.#options.onError(error);
    this.#options.onChange();
  }
}
