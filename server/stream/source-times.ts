import type { StreamBeat } from '../../src/schemas/live.ts';

/** When each source was heard last, by the clock of the server. */
export class SourceTimes {
  readonly #lastAt = new Map<string, number>();
  #expected: readonly string[] = [];

  /** Notes that a source was heard at `at` (epoch ms). */
  hear(source: string, at: number): void {
    if (at > (this.#lastAt.get(source) ?? -Infinity)) this.#lastAt.set(source, at);
  }

  /** Takes in the sources that may send now, and when they were heard; `null`: never. Replaces the ones before: who may no longer send is forgotten. */
  expect(sources: StreamBeat['sources']): void {
    this.#expected = sources.map(({ source }) => source);
    for (const source of this.#lastAt.keys())
      if (!this.#expected.includes(source)) this.#lastAt.delete(source);
    for (const { source, lastAt } of sources) if (lastAt !== null) this.hear(source, lastAt);
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
