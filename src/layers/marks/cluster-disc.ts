import type { ClusterMark } from '../../domain/engine/api/answer.ts';

/** Steps of a full circle that a share is rounded to; bounds the number of different rings. */
const RING_STEPS = 24;
const RADIUS_STEP = 2;

/** Radius in CSS px: grows with the square root of the count, from 11 to 30. */
export function clusterRadius(count: number): number {
  const radius = 9 + 1.45 * Math.sqrt(count) ** 0.82;
  return Math.min(30, Math.max(11, Math.round(radius / RADIUS_STEP) * RADIUS_STEP + 1));
}

/** Shares in 24ths that add up to 24; what exists at all is never rounded away. */
export function quantiseShares(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return shares.map(() => 0);
  const steps = shares.map((share) =>
    share > 0 ? Math.max(1, Math.round((share / total) * RING_STEPS)) : 0,
  );
  const largest = steps.indexOf(Math.max(...steps));
  steps[largest] = (steps[largest] ?? 0) + RING_STEPS - steps.reduce((sum, step) => sum + step, 0);
  return steps;
}

/** A count as it fits into a disc: 999, 1.2k, 12k. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 9950) return `${(count / 1000).toFixed(1)}k`;
  return count < 999_500 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`;
}

/** How a cluster is drawn: a dark disc, the progress as a thin ring, the count inside. Lengths in CSS px. */
export interface Disc {
  readonly radiusPx: number;
  /** Shares per progress and, last, of what does not match. */
  readonly steps: readonly number[];
  readonly text: string;
  readonly fontPx: number;
  readonly opacity: number;
  readonly textOpacity: number;
}

/**
 * The disc of a cluster. In highlight mode the count is that of the matches, and the ring shows beside them how much of
 * the cluster does not match. A cluster without a match is dimmed.
 */
export function discOf(mark: ClusterMark): Disc {
  const radiusPx = clusterRadius(mark.count);
  const isDim = mark.matched === 0;
  return {
    radiusPx,
    steps: quantiseShares([...mark.progress, mark.count - mark.matched]),
    text: shortCount(isDim ? mark.count : mark.matched),
    fontPx: radiusPx > 14 ? (mark.count >= 100 ? 14 : 13) : 11.5,
    opacity: isDim ? 0.28 : 1,
    textOpacity: isDim ? 0.4 : 1,
  };
}
