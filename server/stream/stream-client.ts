import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { readFloor, readOutbox } from '../repositories/outbox.ts';
import type { EventRing } from './event-ring.ts';
import { comparePositions, type StreamPosition } from '../../src/domain/live/stream-position.ts';
import { byeMessage, eventsMessage, helloMessage, resyncMessage } from './stream-message.ts';

/** What a listener needs of the stream it listens to. */
export interface StreamSource {
  readonly db: Kysely<Database>;
  readonly epoch: string;
  readonly ring: EventRing;
  now(): number;
}

/** Nothing more is written while so many bytes wait for the network; with one message more they stay below 1 MB. */
const MOST_WAITING_BYTES = 256 * 1024;
/** A listener that takes nothing for so long is cut off; it comes back to the place where it was. */
const STALLED_MS = 8_000;
const REPLAY_EVENTS = 500;
const RETRY_MS = 1_000;

/**
 * One listener: a response and the place up to which it was told. It is written to only as fast as it takes, from the
 * ring or, where that is too young, from the table; so a slow one costs neither memory nor the time of others.
 */
export class StreamClient {
  readonly #response: ServerResponse;
  /**
   * What is written after the headers, without the pieces of the response's own way: with 2,000 listeners the writing is
   * most of what the server does.
   */
  readonly #socket: Socket;
  #source: StreamSource;
  #place: StreamPosition;
  #isReplaying = false;
  #takenAt = performance.now();

  constructor(response: ServerResponse, source: StreamSource, place: StreamPosition) {
    this.#response = response;
    this.#socket = response.socket!;
    this.#source = source;
    this.#place = place;
    this.#socket.on('drain', () => {
      this.#takenAt = performance.now();
      this.advance();
    });
  }

  /** Says hello, and that everything has to be read anew where there is a reason. */
  greet(resyncReason?: string): void {
    const { epoch, now } = this.#source;
    const resync = resyncReason === undefined ? '' : resyncMessage(resyncReason);
    this.#socket.write(`retry: ${RETRY_MS}\n\n${resync}${helloMessage(epoch, this.#place, now())}`);
    this.advance();
  }

  /** Goes on from another source: everything has to be read anew. */
  restart(source: StreamSource, reason: string): void {
    this.#source = source;
    this.#place = source.ring.last;
    if (!this.#isFull()) this.greet(reason);
    else this.cut();
  }

  /** Writes what follows, as far as it is taken. */
  advance(): void {
    while (!this.#isReplaying && !this.#isFull()) {
      const next = this.#source.ring.after(this.#place);
      if (next === 'nothing') return;
      if (next === 'tooOld') {
        void this.#replay();
        return;
      }
      this.#place = next.to;
      this.#socket.write(next.message);
    }
  }

  /** Writes a heartbeat, or cuts the listener off where it has taken nothing for long. */
  beat(message: Buffer): void {
    if (!this.#isFull()) {
      this.#takenAt = performance.now();
      this.#socket.write(message);
      this.advance();
    } else if (performance.now() - this.#takenAt > STALLED_MS) this.cut();
  }

  /** Says good-bye; the connection ends when that was taken. */
  bye(retryMs: number): void {
    this.#response.end(byeMessage(retryMs));
  }

  /** Whether there is more to tell than was written. */
  get isBehind(): boolean {
    return comparePositions(this.#place, this.#source.ring.last) < 0;
  }

  cut(): void {
    this.#response.destroy();
  }

  #isFull(): boolean {
    const { destroyed, writableLength } = this.#socket;
    return destroyed || this.#response.writableEnded || writableLength > MOST_WAITING_BYTES;
  }

  /** Tells from the table what the ring no longer has, a page at a time, until the ring has the rest. */
  async #replay(): Promise<void> {
    this.#isReplaying = true;
    const source = this.#source;
    try {
      while (source === this.#source && !this.#isFull()) {
        const upTo = source.ring.last;
        const events = await readOutbox(source.db, this.#place, REPLAY_EVENTS, upTo);
        // Asked afterwards, so that nothing can have been pruned unnoticed.
        const floor = await readFloor(source.db);
        if (source !== this.#source) break;
        if (comparePositions(this.#place, floor) < 0) {
          this.restart(source, 'the place asked for is older than what is kept');
          break;
        }
        if (events.length > 0) this.#socket.write(eventsMessage(source.epoch, events));
        const last = events.at(-1);
        this.#place = last && events.length === REPLAY_EVENTS ? { xid: last.xid, seq: last.seq } : upTo;
        if (comparePositions(this.#place, source.ring.floor) >= 0) break;
      }
    } catch {
      // The database is away; the next heartbeat or event tries again.
    }
    this.#isReplaying = false;
    if (comparePositions(this.#place, this.#source.ring.floor) >= 0) this.advance();
  }
}
