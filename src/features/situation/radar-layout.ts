import { NEAR_DEADLINE_SHARE } from '../../domain/incidents/life-cycle.ts';
import type { RadarItem } from '../../schemas/situation.ts';

const LANES = 2;
/** A breach that is at least as likely as not. */
const LIKELY = 0.5;

/** A dot on the line of a department. */
export interface RadarDot {
  readonly item: RadarItem;
  /** 0 at 80 % of the limit, 1 at its end. */
  readonly x: number;
  readonly lane: number;
  readonly isLikely: boolean;
}

/** A stretch of the page from top to bottom, px. */
export interface LineBox {
  readonly top: number;
  readonly bottom: number;
}

/** Which of these lines do not lie in the window as a whole; a pixel of rounding is none. */
export function hiddenLines(lines: readonly LineBox[], window: LineBox): number[] {
  return lines.flatMap(({ top, bottom }, index) =>
    top < window.top - 1 || bottom > window.bottom + 1 ? [index] : [],
  );
}

/**
 * Lays out the line of a department, from 80 % of the limit to its end. A breach is emphasised from one half on; an
 * unknown probability is not. Dots that would lie nearer than `gap` (share of the line) go to another lane, or, where every
 * lane is taken, to the one in which they hide least.
 */
export function layOutRadar(items: readonly RadarItem[], gap: number): RadarDot[] {
  const ends = Array.from({ length: LANES }, () => -Infinity);
  return [...items]
    .sort((a, b) => a.used - b.used)
    .map((item) => {
      const x = Math.min(1, Math.max(0, (item.used - NEAR_DEADLINE_SHARE) / (1 - NEAR_DEADLINE_SHARE)));
      const free = ends.findIndex((end) => x - end >= gap);
      const lane = free >= 0 ? free : ends.indexOf(Math.min(...ends));
      ends[lane] = x;
      const { breachProbability } = item;
      return { item, x, lane, isLikely: breachProbability !== null && breachProbability >= LIKELY };
    });
}
