import { boxOf } from '../../geo/positions.ts';
import { isInsidePolygons, ringAreaM2, type Rings } from './ring-math.ts';

interface Part {
  rings: Rings;
  /** Which way its outer ring ran in the file. */
  ranClockwise: boolean;
  where: string;
}

/** More parts than these are compared with nothing: a country has fewer lakes. */
const MOST_PARTS = 5000;

/**
 * Programs that do not tell holes from polygons write them as polygons of their own, and leave them running the other way. A part
 * that lies on the ground of another, larger one, and ran the other way in the file, becomes its hole.
 */
export function cutHoleParts<Each extends Part>(
  parts: readonly Each[],
  repairs: { where: string; why: string }[],
): Each[] {
  const ways = new Set(parts.map(({ ranClockwise }) => ranClockwise));
  if (ways.size < 2 || parts.length > MOST_PARTS) return [...parts];
  const bySize = parts
    .map((part) => ({
      part,
      rings: [...part.rings],
      box: boxOf(part.rings[0]!),
      areaM2: ringAreaM2(part.rings[0]!),
    }))
    .sort((a, b) => b.areaM2 - a.areaM2);
  const holes = new Set<Each>();
  for (const [index, inner] of bySize.entries()) {
    const [outline] = inner.rings;
    const around = bySize
      .slice(0, index)
      .findLast(
        ({ part, rings, box }) =>
          !holes.has(part) &&
          part.ranClockwise !== inner.part.ranClockwise &&
          boxHolds(box, inner.box) &&
          outline!.every((corner) => isInsidePolygons(corner, [rings])),
      );
    if (around === undefined || inner.rings.length > 1) continue;
    holes.add(inner.part);
    around.rings.push(outline!.toReversed());
    repairs.push({
      where: inner.part.where,
      why: 'lies in another polygon and runs the other way; taken for its hole',
    });
  }
  if (holes.size === 0) return [...parts];
  const ringsOf = new Map(bySize.map(({ part, rings }) => [part, rings]));
  return parts.filter((part) => !holes.has(part)).map((part) => ({ ...part, rings: ringsOf.get(part)! }));
}

function boxHolds(outer: readonly number[], inner: readonly number[]): boolean {
  return outer[0]! <= inner[0]! && outer[1]! <= inner[1]! && outer[2]! >= inner[2]! && outer[3]! >= inner[3]!;
}
