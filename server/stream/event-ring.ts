import type { OutboxEvent } from '../repositories/outbox.ts';
import { comparePositions, type StreamPosition } from '../../src/domain/live/stream-position.ts';
import { eventsMessage } from './stream-message.ts';

/** Events that are told in one message, with the bytes that every listener gets. */
interface Batch {
  readonly from: StreamPosition;
  readonly to: StreamPosition;
  readonly events: readonly OutboxEvent[];
  readonly message: Buffer;
  /** When they were read, epoch ms. */
  readonly at: number;
}

/** What follows a place: a message with the place after it, nothing yet, or more than is kept here. */
export type Following = { message: Buffer; to: StreamPosition } | 'nothing' | 'tooOld';

const BATCH_EVENTS = 500;

/** The last events, in memory. After `floor` it has all of them up to `last`. */
export class EventRing {
  #batches: Batch[] = [];
  #floor: StreamPosition;
  #count = 0;
  readonly #epoch: string;
  readonly #mostEvents: number;
  readonly #mostMs: number;

  constructor(epoch: string, floor: StreamPosition, { mostEvents = 20_000, mostMs = 10 * 60_000 } = {}) {
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

  /** The message after `place`: a whole batch, or the rest of the one that `place` lies in. */
  after(place: StreamPosition): Following {
    if (comparePositions(place, this.#floor) < 0) return 'tooOld';
    if (comparePositions(place, this.last) >= 0) return 'nothing';
    const batch = this.#batches[this.#find(place)]!;
    if (comparePositions(place, batch.from) <= 0) return { message: batch.message, to: batch.to };
    const rest = batch.events.filter((event) => comparePositions(event, place) > 0);
    return { message: eventsMessage(this.#epoch, rest), to: batch.to };
  }

  /** Index of the first batch that ends after `place`. */
  #find(place: StreamPosition): number {
    let low = 0;
    let high = this.#batches.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePositions(this.#batches[middle]!.to, place) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
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
