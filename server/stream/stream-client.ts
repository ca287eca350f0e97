import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { readFloor, readOutbox } from '../repositories/outbox.ts';
import type { EventRing } from './event-ring.ts';
import { comparePositions, type StreamPosition } from '../../src/domain/live/stream-position.ts';
import { byeMessage, eventsMessage, helloMessage, resyncMessage } from './stream-message.ts';

/** What a client needs of the stream. */
export interface StreamSource {
  readonly db: Kysely<Database>;
  readonly epoch: string;
  readonly ring: EventRing;
  now(): number;
}

/** Nothing more is written while so many bytes wait for the network. With one more message they stay below 1 MB. */
const MOST_WAITING_BYTES = 256 * 1024;
/** A client that takes nothing for so long is cut off; it reconnects at the position where it was. */
const STALLED_MS = 8_000;
const REPLAY_EVENTS = 500;
const RETRY_MS = 1_000;

/**
 * One client: a response, and the position up to which events were sent. Events are written only as fast as the client
 * takes them, from the ring or, where they are older, from the table. So a slow client costs neither memory nor time.
 */
export class StreamClient {
  readonly #response: ServerResponse;
  /**
   * Everything after the headers is written to the socket directly, without chunks: with 2,000 clients, writing is most of
   * what the server does.
   */
  readonly #socket: Socket;
  #source: StreamSource;
  #position: StreamPosition;
  #isReplaying = false;
  #takenAt = performance.now();

  constructor(response: ServerResponse, source: StreamSource, position: StreamPosition) {
    this.#response = response;
    this.#socket = response.socket!;
    this.#source = source;
    this.#position = position;
    this.#socket.on('drain', () => {
      this.#takenAt = performance.now();
      this.advance();
    });
  }

  /** Sends the hello, and the request to read everything anew where there is a reason. */
  sendHello(resyncReason?: string): void {
    const { epoch, now } = this.#source;
    const resync = resyncReason === undefined ? '' : resyncMessage(resyncReason);
    this.#socket.write(`retry: ${RETRY_MS}\n\n${resync}${helloMessage(epoch, this.#position, now())}`);
    this.advance();
  }

  /** Goes on from another source: everything has to be read anew. */
  restart(source: StreamSource, reason: string): void {
    this.#source = source;
    this.#position = source.ring.last;
    if (!this.#isFull()) this.sendHello(reason);
    else this.cut();
  }

  /** Writes the next events, as far as the client takes them. */
  advance(): void {
    while (!this.#isReplaying && !this.#isFull()) {
      const next = this.#source.ring.after(this.#position);
      if (next === 'nothing') return;
      if (next === 'tooOld') {
        void this.#replay();
        return;
      }
      this.#position = next.to;
      this.#socket.write(next.message);
    }
  }

  /** Writes a heartbeat, or cuts off a client that has taken nothing for long. */
  beat(message: Buffer): void {
    if (!this.#isFull()) {
      this.#takenAt = performance.now();
      this.#socket.write(message);
      this.advance();
    } else if (performance.now() - this.#takenAt > STALLED_MS) this.cut();
  }

  /** Sends the last message; the connection ends when the client has taken it. */
  sendBye(retryMs: number): void {
    this.#response.end(byeMessage(retryMs));
  }

  /** Whether there are events that were not written yet. */
  get isBehind(): boolean {
    return comparePositions(this.#position, this.#source.ring.last) < 0;
  }

  cut(): void {
    this.#response.destroy();
  }

  #isFull(): boolean {
    const { destroyed, writableLength } = this.#socket;
    return destroyed || this.#response.writableEnded || writableLength > MOST_WAITING_BYTES;
  }

  /** Sends from the table what the ring no longer has, a page at a time, until the ring has the rest. */
  async #replay(): Promise<void> {
    this.#isReplaying = true;
    const source = this.#source;
    try {
      while (source === this.#source && !this.#isFull()) {
        const upTo = source.ring.last;
        const events = await readOutbox(source.db, this.#position, REPLAY_EVENTS, upTo);
        // The floor is read afterwards, so that nothing can have been pruned unnoticed.
        const floor = await readFloor(source.db);
        if (source !== this.#source) break;
        if (comparePositions(this.#position, floor) < 0) {
          this.restart(source, 'the requested position is older than the table');
          break;
        }
        if (events.length > 0) this.#socket.write(eventsMessage(source.epoch, events));
        const last = events.at(-1);
        this.#position = last && events.length === REPLAY_EVENTS ? { xid: last.xid, seq: last.seq } : upTo;
        if (comparePositions(this.#position, source.ring.floor) >= 0) break;
      }
    } catch {
      // The database is away; the next heartbeat or event tries again.
    }
    this.#isReplaying = false;
    if (comparePositions(this.#position, this.#source.ring.floor) >= 0) this.advance();
  }
}
