import type { StreamBeat } from '../../src/schemas/live.ts';

/** When each source last sent something, by the clock of the server. */
export class SourceTimes {
  readonly #lastAt = new Map<string, number>();
  #expected: readonly string[] = [];

  /** Notes that a source sent something at `at` (epoch ms). */
  markSeen(source: string, at: number): void {
    if (at > (this.#lastAt.get(source) ?? -Infinity)) this.#lastAt.set(source, at);
  }

  /** Sets the sources that may send now, and when each sent last; `null`: never. Sources that may no longer send are dropped. */
  expect(sources: StreamBeat['sources']): void {
    this.#expected = sources.map(({ source }) => source);
    for (const source of this.#lastAt.keys())
      if (!this.#expected.includes(source)) this.#lastAt.delete(source);
    for (const { source, lastAt } of sources) if (lastAt !== null) this.markSeen(source, lastAt);
  }

  /** Sources that have sent something, and those that may send but never did. */
  list(): StreamBeat['sources'] {
    const never = this.#expected.filter((source) => !this.#lastAt.has(source));
    return [
      ...[...this.#lastAt].map(([source, lastAt]) => ({ source, lastAt })),
      ...never.map((source) => ({ source, lastAt: null })),
    ];
  }
}
