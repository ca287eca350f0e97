import type { StreamBeat } from '../../schemas/live.ts';

/** A source and how long ago its newest report was taken, ms; `null` where it was never heard. */
export interface SourceAge {
  readonly source: string;
  readonly ageMs: number | null;
}

/**
 * The sources of a heartbeat, `sinceMs` after it came; those that were never heard, then the one that is silent
 * longest first.
 */
export function sourceAges(
  { sources, now }: Pick<StreamBeat, 'sources' | 'now'>,
  sinceMs: number,
): SourceAge[] {
  const silence = ({ ageMs }: SourceAge) => ageMs ?? Number.MAX_VALUE;
  return sources
    .map(({ source, lastAt }) => ({
      source,
      ageMs: lastAt === null ? null : Math.max(0, now - lastAt + sinceMs),
    }))
    .sort((a, b) => silence(b) - silence(a));
}
