import type { StreamBeat } from '../../src/schemas/live.ts';
import type { OutboxEvent } from '../repositories/outbox.ts';
import { formatPosition, type StreamPosition } from '../../src/domain/live/stream-position.ts';

/** Messages of the stream as bytes (server-sent events, see `src/schemas/live.ts`). */

/** Events with the position after the last of them. The bodies are JSON texts already. */
export function eventsMessage(epoch: string, events: readonly OutboxEvent[]): Buffer {
  const id = formatPosition(epoch, events.at(-1)!);
  return Buffer.from(`id: ${id}\nevent: events\ndata: ${eventsText(events)}\n\n`);
}

/** `{"events":[…]` and the end of the object. */
export function eventsText(events: readonly OutboxEvent[], rest = ''): string {
  return `{"events":[${events.map(({ body }) => body).join(',')}]${rest}}`;
}

/** The first message: events follow from this position on. The id holds it too, for a client that leaves before any event. */
export function helloMessage(epoch: string, position: StreamPosition, now: number): string {
  const id = formatPosition(epoch, position);
  return `id: ${id}\nevent: hello\ndata: ${JSON.stringify({ position: id, now })}\n\n`;
}

export function beatMessage(beat: StreamBeat): Buffer {
  return Buffer.from(`event: beat\ndata: ${JSON.stringify(beat)}\n\n`);
}

export function resyncMessage(reason: string): string {
  return `event: resync\ndata: ${JSON.stringify({ reason })}\n\n`;
}

/** The last message; `retryMs` says when to reconnect. */
export function byeMessage(retryMs: number): string {
  return `retry: ${retryMs}\nevent: bye\ndata: {}\n\n`;
}
