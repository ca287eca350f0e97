import { boxOf, type BoundingBox, type Position } from '../../geo/positions.ts';
import { parseDegrees, splitPosition } from '../fields/parse-degrees.ts';
import type { ColumnGuesses } from './guess-mapping.ts';
import type { TableFinding } from './table-finding.ts';

/** What is farther from the middle than a large city lies elsewhere by mistake: degrees, and metres. */
const REACH_DEGREES = 3;
const REACH_METRES = 300_000;

/** The box of the positions of a table as they are written, without those that lie far off; `undefined` where it has none. */
export function extentOf(
  { corners, columns }: Pick<TableFinding, 'corners' | 'columns'>,
  mapped: ColumnGuesses,
): BoundingBox | undefined {
  const profileOf = (field: string) =>
    columns.find(({ profile }) => profile.name === mapped.get(field))?.profile;
  const [x, y] = [profileOf('longitude'), profileOf('latitude')];
  const positions: Position[] =
    corners.length > 0
      ? [...corners]
      : x !== undefined && x === y
        ? pairsOf(x.values.keys())
        : pairUp(x?.numbers ?? [], y?.numbers ?? []);
  const placed = positions.filter(([east, north]) => east !== 0 || north !== 0);
  if (placed.length === 0) return undefined;
  const [middleX, middleY] = [
    medianOf(placed.map(([east]) => east)),
    medianOf(placed.map(([, north]) => north)),
  ];
  const reach = Math.max(Math.abs(middleX), Math.abs(middleY)) > 180 ? REACH_METRES : REACH_DEGREES;
  return boxOf(
    placed.filter(([east, north]) => Math.abs(east - middleX) <= reach && Math.abs(north - middleY) <= reach),
  );
}

function pairsOf(texts: Iterable<string>): Position[] {
  return [...texts].flatMap((text): Position[] => {
    const [x, y] = splitPosition(text)?.map(parseDegrees) ?? [];
    return x && y && !('reason' in x) && !('reason' in y) ? [[x.value, y.value]] : [];
  });
}

/** The box needs no rows: each axis is looked at by itself. */
function pairUp(xs: readonly number[], ys: readonly number[]): Position[] {
  return Array.from({ length: Math.min(xs.length, ys.length) }, (_, index): Position => [
    xs[index]!,
    ys[index]!,
  ]);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
