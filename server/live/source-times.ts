import type { LiveEvent, StreamBeat } from '../../src/schemas/live.ts';
import type { OutboxEvent } from '../repositories/outbox.ts';

/** When each source was heard last, by the clock of the server. */
export class SourceTimes {
  readonly #lastAt = new Map<string, number>();

  /** Notes that a source was heard at `at` (epoch ms). */
  hear(source: string, at: number): void {
    if (at > (this.#lastAt.get(source) ?? -Infinity)) this.#lastAt.set(source, at);
  }

  /** The same for events; the body begins with kind, source and time, so it need not be read whole. */
  hearEvents(events: readonly OutboxEvent[]): void {
    for (const { body } of events) {
      const head = /^\{"kind":"\w+","source":("(?:[^"\\]|\\.)*"),"at":(\d+),/.exec(body);
      if (head) this.hear(JSON.parse(head[1]!) as string, Number(head[2]));
      else {
        const { source, at } = JSON.parse(body) as LiveEvent;
        this.hear(source, at);
      }
    }
  }

  list(): StreamBeat['sources'] {
    return [...this.#lastAt].map(([source, lastAt]) => ({ source, lastAt }));
  }
}
