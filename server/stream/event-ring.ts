import type { OutboxEvent } from '../repositories/outbox.ts';
import { partitionPoint } from '../../src/domain/arrays/lower-bound.ts';
import { comparePositions, type StreamPosition } from '../../src/domain/live/stream-position.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import { eventsMessage } from './stream-message.ts';

/** Events that are sent in one message, with the bytes that every client gets. */
interface Batch {
  readonly from: StreamPosition;
  readonly to: StreamPosition;
  readonly events: readonly OutboxEvent[];
  readonly message: Buffer;
  /** When they were read, epoch ms. */
  readonly at: number;
}

/** What follows a position: a message with the position after it, nothing yet, or more than the ring holds. */
export type Following = { message: Buffer; to: StreamPosition } | 'nothing' | 'tooOld';

const BATCH_EVENTS = 500;

/** The latest events, in memory: all of them after `floor`, up to `last`. */
export class EventRing {
  #batches: Batch[] = [];
  #floor: StreamPosition;
  #count = 0;
  readonly #epoch: string;
  readonly #mostEvents: number;
  readonly #mostMs: number;

  constructor(epoch: string, floor: StreamPosition, { mostEvents = 20_000, mostMs = 10 * MINUTE_MS } = {}) {
    this.#epoch = epoch;
    this.#floor = floor;
    this.#mostEvents = mostEvents;
    this.#mostMs = mostMs;
  }

  get floor(): StreamPosition {
    return this.#floor;
  }

  get last(): StreamPosition {
    return this.#batches.at(-1)?.to ?? this.#floor;
  }

  /** Adds events that follow the last one, in their order; drops the oldest beyond the limits. */
  add(events: readonly OutboxEvent[], now: number): void {
    for (let first = 0; first < events.length; first += BATCH_EVENTS) {
      const some = events.slice(first, first + BATCH_EVENTS);
      const { xid, seq } = some.at(-1)!;
      const message = eventsMessage(this.#epoch, some);
      this.#batches.push({ from: this.last, to: { xid, seq }, events: some, message, at: now });
      this.#count += some.length;
    }
    this.#trim(now);
  }

  /** The message after `position`: a whole batch, or the rest of the batch that `position` lies in. */
  after(position: StreamPosition): Following {
    if (comparePositions(position, this.#floor) < 0) return 'tooOld';
    if (comparePositions(position, this.last) >= 0) return 'nothing';
    const endsBefore = (index: number) => comparePositions(this.#batches[index]!.to, position) <= 0;
    const batch = this.#batches[partitionPoint(this.#batches.length, endsBefore)]!;
    if (comparePositions(position, batch.from) <= 0) return { message: batch.message, to: batch.to };
    const rest = batch.events.filter((event) => comparePositions(event, position) > 0);
    return { message: eventsMessage(this.#epoch, rest), to: batch.to };
  }

  #trim(now: number): void {
    let dropped = 0;
    for (const { events, at, to } of this.#batches) {
      if (this.#count <= this.#mostEvents && now - at <= this.#mostMs) break;
      this.#count -= events.length;
      this.#floor = to;
      dropped++;
    }
    if (dropped > 0) this.#batches = this.#batches.slice(dropped);
  }
}
