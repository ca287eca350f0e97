import type { PrintedShare } from './implied-total.ts';

/** A share of a whole as it was printed: by itself, or only that it lies between two printed ones. */
export type ShareRange =
  | { readonly kind: 'printed'; readonly share: PrintedShare }
  | {
      readonly kind: 'between';
      readonly least: PrintedShare | undefined;
      readonly most: PrintedShare | undefined;
    };

/** Whether shares make up a whole. */
export interface ShareSum {
  /**
   * `sums`: printed shares that make up 100 % within their rounding. `open`: they leave a rest that the others can fill.
   * `overlaps`: more than 100 %, so one case counts in several; never to be stacked. `short`: less than 100 %.
   */
  readonly kind: 'sums' | 'open' | 'overlaps' | 'short';
  /** Sum of what was printed by itself, percent. */
  readonly printed: number;
  /** What the others make up together, percent: reckoned as 100 − `printed`; `null` where there is no such rest. */
  readonly rest: number | null;
}

const halfUnit = ({ decimals }: PrintedShare): number => 0.5 / 10 ** decimals;
const EPSILON = 1e-9;

/**
 * Whether shares can make up a whole. Each printed share may be off by half of its last digit; those that are only known to
 * lie between two printed ones may be anything there, or up to 100 % where no bound was printed.
 */
export function sumOfShares(parts: readonly ShareRange[]): ShareSum {
  let printed = 0;
  let least = 0;
  let most = 0;
  let isOpen = false;
  for (const part of parts) {
    if (part.kind === 'printed') {
      printed += part.share.percent;
      least += part.share.percent - halfUnit(part.share);
      most += part.share.percent + halfUnit(part.share);
    } else {
      isOpen = true;
      least += part.least === undefined ? 0 : part.least.percent - halfUnit(part.least);
      most += part.most === undefined ? 100 : part.most.percent + halfUnit(part.most);
    }
  }
  printed = roundTo(printed, 6);
  if (least > 100 + EPSILON) return { kind: 'overlaps', printed, rest: null };
  if (most < 100 - EPSILON) return { kind: 'short', printed, rest: null };
  return isOpen
    ? { kind: 'open', printed, rest: roundTo(100 - printed, 6) }
    : { kind: 'sums', printed, rest: null };
}

function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
