/** How a picture is spread over screens that stand side by side. */
export interface Split {
  readonly columns: number;
  readonly rows: number;
}

/** Along one direction, px, `from` ≤ `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** More screens in one direction than any controller drives. */
const MOST_SCREENS = 12;

/** `2x2` → 2 columns and 2 rows; `undefined` for anything else, and for a single screen. */
export function parseSplit(text: string): Split | undefined {
  const match = /^(\d{1,2})x(\d{1,2})$/.exec(text);
  const columns = Number(match?.[1]);
  const rows = Number(match?.[2]);
  const isPossible = columns <= MOST_SCREENS && rows <= MOST_SCREENS;
  return isPossible && columns * rows > 1 ? { columns, rows } : undefined;
}

/** The reverse of `parseSplit`. */
export function formatSplit({ columns, rows }: Split): string {
  return `${columns}x${rows}`;
}

/** Where the screens meet along a direction of `lengthPx` that `count` screens share. */
function seamsAlong(lengthPx: number, count: number): number[] {
  return Array.from({ length: count - 1 }, (_, index) => ((index + 1) * lengthPx) / count);
}

/** Seam lines of a wall: `x` of the upright ones and `y` of the level ones, px. */
export function seamLines(split: Split, widthPx: number, heightPx: number): { x: number[]; y: number[] } {
  return { x: seamsAlong(widthPx, split.columns), y: seamsAlong(heightPx, split.rows) };
}

/** Where a span goes: so far on from where the ones before it put it, and so long. */
export interface Placing {
  readonly spacePx: number;
  readonly lengthPx: number;
}

/**
 * Places spans that follow one another up to `endPx` so that none lies within `marginPx` of a seam. A span on a seam
 * begins behind it, or is cut before it where that costs less or where there is no more room behind it. What is cut lets the
 * ones after it move up, what is pushed over the end is cut there.
 */
export function placeOffSeams(
  spans: readonly Span[],
  seams: readonly number[],
  marginPx: number,
  endPx: number,
): Placing[] {
  let moved = 0;
  return spans.map(({ from, to }) => {
    let start = from + moved;
    let length = to - from;
    for (const [index, seam] of seams.entries()) {
      const isOnSeam = start < seam + marginPx && start + length > seam - marginPx;
      if (!isOnSeam) continue;
      const before = Math.max(0, seam - marginPx - start);
      const behind = (seams[index + 1] ?? endPx + marginPx) - marginPx - (seam + marginPx);
      const isCutCheaper = start + length - (seam - marginPx) < seam + marginPx - start;
      if (isCutCheaper || before >= behind) length = before;
      else {
        start = seam + marginPx;
        length = Math.min(length, Math.max(0, behind));
      }
    }
    length = Math.min(length, Math.max(0, endPx - start));
    const spacePx = start - from - moved;
    moved += spacePx - (to - from - length);
    return { spacePx, lengthPx: length };
  });
}
