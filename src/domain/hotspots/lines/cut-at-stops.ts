import { distanceM, lengthM, type Position } from '../../geo/positions.ts';

/**
 * Cuts the shape of a line where it passes its stops: the way from each stop to the next, from the place on the shape that
 * is nearest to the stop and not before that of the stop before. A straight line between the stops where the shape is of
 * no use: fewer than two positions.
 */
export function cutAtStops(
  shape: readonly Position[],
  stops: readonly (readonly [number, number])[],
): { readonly path: readonly Position[]; readonly lengthM: number }[] {
  const marks: { readonly at: number; readonly position: Position }[] = [];
  let from = 0;
  for (const stop of stops) {
    const mark = nearestOn(shape, stop, from) ?? { at: 0, position: [...stop] as Position };
    from = mark.at;
    marks.push(mark);
  }
  return marks.slice(1).map((mark, index) => {
    const before = marks[index]!;
    const between = shape.slice(Math.floor(before.at) + 1, Math.ceil(mark.at));
    const path = [before.position, ...between, mark.position];
    return { path, lengthM: lengthM(path) };
  });
}

/** The nearest place of a line to `stop` from `from` on: the number of its segment and the share passed of it. */
function nearestOn(
  shape: readonly Position[],
  stop: readonly [number, number],
  from: number,
): { readonly at: number; readonly position: Position } | undefined {
  const squeeze = Math.cos((stop[1] * Math.PI) / 180);
  let best: { readonly at: number; readonly position: Position } | undefined;
  let least = Infinity;
  for (
    let segment = Math.min(Math.floor(from), shape.length - 2);
    segment >= 0 && segment < shape.length - 1;
    segment += 1
  ) {
    const [a, b] = [shape[segment]!, shape[segment + 1]!];
    const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
    const squared = dx * dx + dy * dy;
    const along = squared === 0 ? 0 : ((stop[0] - a[0]) * squeeze * dx + (stop[1] - a[1]) * dy) / squared;
    const share = Math.max(Math.max(0, from - segment), Math.min(1, along));
    const position: Position = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    const distance = distanceM(position, stop);
    // A later place that is hardly nearer is another pass of the same street.
    if (distance < least - 1) [least, best] = [distance, { at: segment + share, position }];
  }
  return best;
}
