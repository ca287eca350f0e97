import type { StreamBeat } from '../../schemas/live.ts';

/** A source and how long ago its newest report was taken, ms. */
export interface SourceAge {
  readonly source: string;
  readonly ageMs: number;
}

/** The sources of a heartbeat, `sinceMs` after it came; the one that is silent longest first. */
export function sourceAges(
  { sources, now }: Pick<StreamBeat, 'sources' | 'now'>,
  sinceMs: number,
): SourceAge[] {
  return sources
    .map(({ source, lastAt }) => ({ source, ageMs: Math.max(0, now - lastAt + sinceMs) }))
    .sort((a, b) => b.ageMs - a.ageMs);
}
