import { median } from '../statistics/median.ts';

interface RangedCamera {
  readonly pointClass: number;
  readonly rangeM?: number | undefined;
}

/** Fewer known ranges than this do not speak for their class. */
const FEWEST_KNOWN = 5;

/**
 * How far cameras of a class usually see, m: the median of the known ranges of that class, of all classes where fewer
 * than five of it are known. `undefined` where no range is known at all.
 */
export function usualRanges(cameras: readonly RangedCamera[]): (pointClass: number) => number | undefined {
  const known = cameras.filter(
    (camera): camera is RangedCamera & { readonly rangeM: number } => camera.rangeM !== undefined,
  );
  const ofAll = median(known.map(({ rangeM }) => rangeM));
  const byClass = new Map<number, number>();
  for (const pointClass of new Set(known.map((camera) => camera.pointClass))) {
    const ranges = known.filter((camera) => camera.pointClass === pointClass).map(({ rangeM }) => rangeM);
    if (ranges.length >= FEWEST_KNOWN) byClass.set(pointClass, median(ranges)!);
  }
  return (pointClass) => byClass.get(pointClass) ?? ofAll;
}
