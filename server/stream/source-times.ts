import type { StreamBeat } from '../../src/schemas/live.ts';
import { isPast } from '../guard/server-clock.ts';

/**
 * When each source last sent something, by the clock of the server. A time that lies in its future was written while a clock
 * was wrong; it does not make a source look alive.
 */
export class SourceTimes {
  readonly #now: () => number;
  readonly #lastAt = new Map<string, number>();
  #expected: readonly string[] = [];
  #kept: readonly string[] = [];

  /** `now`: the clock of the server, epoch ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes that a source sent something at `at` (epoch ms). */
  markSeen(source: string, at: number): void {
    const last = this.#lastAt.get(source);
    if (last === undefined || at > last || !isPast(last, this.#now())) this.#lastAt.set(source, at);
  }

  /** Sets the sources of this process itself, which need no token. */
  keep(sources: readonly string[]): void {
    for (const source of this.#kept)
      if (!sources.includes(source) && !this.#expected.includes(source)) this.#lastAt.delete(source);
    this.#kept = sources;
  }

  /** Sets the sources that may send now, and when each sent last; `null`: never. Sources that may no longer send are dropped. */
  expect(sources: StreamBeat['sources']): void {
    this.#expected = sources.map(({ source }) => source);
    for (const source of this.#lastAt.keys())
      if (!this.#expected.includes(source) && !this.#kept.includes(source)) this.#lastAt.delete(source);
    for (const { source, lastAt } of sources) if (lastAt !== null) this.markSeen(source, lastAt);
  }

  /** Sources that have sent something, and those that may send but never did. */
  list(): StreamBeat['sources'] {
    const now = this.#now();
    const never = this.#expected.filter((source) => !this.#lastAt.has(source));
    return [
      ...[...this.#lastAt].map(([source, at]) => ({ source, lastAt: isPast(at, now) ? at : null })),
      ...never.map((source) => ({ source, lastAt: null })),
    ];
  }
}
