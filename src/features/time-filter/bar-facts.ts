import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { lastElapsed } from './time-scale.ts';

/** What some neighbouring bars of the histogram say. */
export interface BarFacts extends TimeRange {
  readonly count: number;
  /** Of all that the bars show. */
  readonly share: number;
  readonly all: number;
  /** Share of its time that the newest of these bars has counted; 1 = they are whole. */
  readonly elapsed: number;
}

/** Of the bars from index `first` to `last`; those outside of the histogram are left out, `null` where none is in it. */
export function barFacts(
  { histogram, asOf }: Pick<EngineAnswer, 'histogram' | 'asOf'>,
  bars: { readonly first: number; readonly last: number },
): BarFacts | null {
  const { counts, startMs, binMs } = histogram;
  const first = Math.max(0, bars.first);
  const last = Math.min(counts.length - 1, bars.last);
  if (first > last) return null;
  let count = 0;
  let all = 0;
  for (let index = 0; index < counts.length; index++) {
    const own = counts[index] ?? 0;
    all += own;
    if (index >= first && index <= last) count += own;
  }
  return {
    from: startMs + first * binMs,
    to: startMs + (last + 1) * binMs,
    count,
    share: all === 0 ? 0 : count / all,
    all,
    elapsed: last === counts.length - 1 ? lastElapsed(histogram, counts.length, asOf) : 1,
  };
}
