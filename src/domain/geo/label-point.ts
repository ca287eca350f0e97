import { signedDistanceToRing, type PlanePoint } from './rings.ts';

interface Cell {
  x: number;
  y: number;
  half: number;
  distance: number;
  /** Upper bound of the distance anywhere in the cell. */
  bound: number;
}

/**
 * Pole of inaccessibility: the point of a ring farthest from its border, where a label fits best.
 * Ring and answer are in one plane unit, and so is `precision`, the error allowed in the distance.
 * Method: Agafonkin's quadtree search (polylabel, 2016), written anew.
 */
export function poleOfInaccessibility(
  ring: readonly PlanePoint[],
  precision: number,
): { point: [number, number]; radius: number } {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const size = Math.max(Math.min(east - west, north - south), precision);
  const cellAt = (x: number, y: number, half: number): Cell => {
    const distance = signedDistanceToRing(x, y, ring);
    return { x, y, half, distance, bound: distance + half * Math.SQRT2 };
  };
  let best = cellAt((west + east) / 2, (south + north) / 2, 0);
  const queue: Cell[] = [];
  for (let x = west; x < east; x += size)
    for (let y = south; y < north; y += size) queue.push(cellAt(x + size / 2, y + size / 2, size / 2));
  while (queue.length > 0) {
    let top = 0;
    for (let i = 1; i < queue.length; i++) if (queue[i]!.bound > queue[top]!.bound) top = i;
    const cell = queue[top]!;
    queue[top] = queue.at(-1)!;
    queue.pop();
    if (cell.distance > best.distance) best = cell;
    if (cell.bound - best.distance <= precision) continue;
    const half = cell.half / 2;
    for (const dx of [-half, half])
      for (const dy of [-half, half]) queue.push(cellAt(cell.x + dx, cell.y + dy, half));
  }
  return { point: [best.x, best.y], radius: best.distance };
}
