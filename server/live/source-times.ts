import type { LiveEvent, StreamBeat } from '../../src/schemas/live.ts';
import type { OutboxEvent } from '../repositories/outbox.ts';

/** When each source was heard last, by the clock of the server. */
export class SourceTimes {
  readonly #lastAt = new Map<string, number>();
  #expected: readonly string[] = [];

  /** Notes that a source was heard at `at` (epoch ms). */
  hear(source: string, at: number): void {
    if (at > (this.#lastAt.get(source) ?? -Infinity)) this.#lastAt.set(source, at);
  }

  /** Takes in the sources that may send now, and when they were heard; `null`: never. Replaces the ones before. */
  expect(sources: StreamBeat['sources']): void {
    this.#expected = sources.map(({ source }) => source);
    for (const { source, lastAt } of sources) if (lastAt !== null) this.hear(source, lastAt);
  }

  /** Hears the sources of events; the body begins with kind, source and time, so it need not be read whole. */
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

  /** Sources that were heard, and those that may send but never did. */
  list(): StreamBeat['sources'] {
    const never = this.#expected.filter((source) => !this.#lastAt.has(source));
    return [
      ...[...this.#lastAt].map(([source, lastAt]) => ({ source, lastAt })),
      ...never.map((source) => ({ source, lastAt: null })),
    ];
  }
}
