import { aoristicWeights } from '../../engine/answers/aoristic-answer.ts';
import type { PlaceInput } from './place-question.ts';

/** Parts of intervals of cases, as growing columns; a part is weighed as a case is, times its share. */
export interface IntervalParts {
  readonly row: number[];
  readonly from: number[];
  readonly to: number[];
  /** Share (0–1) of the case that belongs to the part. */
  readonly share: number[];
}

export function noParts(): IntervalParts {
  return { row: [], from: [], to: [], share: [] };
}

/**
 * Cuts an interval (epoch ms) at every whole multiple of `widthMs` from `origin` and adds the parts, each with its part
 * of `share`; calls `onPart` with the number of the stretch that it lies in. An instant is one part.
 */
export function addCut(
  parts: IntervalParts,
  {
    row,
    from,
    to,
    share,
  }: { readonly row: number; readonly from: number; readonly to: number; readonly share: number },
  { origin, widthMs }: { readonly origin: number; readonly widthMs: number },
  onPart: (stretch: number) => void,
): void {
  let start = from;
  do {
    const stretch = Math.floor((start - origin) / widthMs);
    const end = Math.min(to, origin + (stretch + 1) * widthMs);
    parts.row.push(row);
    parts.from.push(start);
    parts.to.push(end);
    parts.share.push(to > from ? (share * (end - start)) / (to - from) : share);
    onPart(stretch);
    start = end;
  } while (start < to);
}

/** What each part weighs under the time clauses of the filter. */
export function weighParts({ cases, markets, filter }: PlaceInput, parts: IntervalParts): Float64Array {
  const { weights } = aoristicWeights(
    {
      count: parts.row.length,
      from: Float64Array.from(parts.from),
      to: Float64Array.from(parts.to),
      unit: Uint32Array.from(parts.row, (row) => cases.unit[row]!),
      units: cases.units,
    },
    markets,
    filter,
  );
  for (let at = 0; at < weights.length; at++) weights[at]! *= parts.share[at]!;
  return weights;
}
