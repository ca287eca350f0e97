import type { CrsName } from '../../geo/crs-names.ts';
import { isSamePosition, type Position } from '../../geo/positions.ts';
import { findCrossings } from '../../geo/ring-crossings.ts';
import { toWgs84 } from './coordinate-systems.ts';
import { ringAreaM2, type Ring } from './ring-math.ts';

/** How the positions of a geometry are written. */
export interface WrittenIn {
  crs: CrsName;
  /** Whether the second number is the one of the east. */
  swapAxes: boolean;
}

/** A closed ring in WGS 84 with what was done to it, or why there is none; `isEmpty` where it only has no area. */
export type CleanRing =
  { ring: Ring; repairs: string[]; hasHeights: boolean } | { reason: string; isEmpty?: boolean };

/** Reads the positions of a ring, closes it, takes out repeated vertices and spikes. @param where names it in a sentence */
export function cleanRing(raw: unknown, { crs, swapAxes }: WrittenIn, where: string): CleanRing {
  if (!Array.isArray(raw)) return { reason: `the ${where} is no list of positions` };
  const vertices: Ring = [];
  let repeated = 0;
  let hasHeights = false;
  for (const [index, position] of raw.entries()) {
    const [x, y, height] = Array.isArray(position) ? (position as unknown[]) : [];
    const vertex =
      typeof x === 'number' && typeof y === 'number'
        ? toWgs84(crs, swapAxes ? y : x, swapAxes ? x : y)
        : undefined;
    if (!vertex) return { reason: `position ${index + 1} of the ${where} is no position in ${crs}` };
    if (isHeight(height)) hasHeights = true;
    const last = vertices.at(-1);
    if (last && isSamePosition(last, vertex)) repeated++;
    else vertices.push(vertex);
  }
  const [first, last] = [vertices[0], vertices.at(-1)];
  const isOpen = first && last && !isSamePosition(first, last);
  if (first && isOpen) vertices.push([first[0], first[1]]);
  const spikes = removeSpikes(vertices);
  if (vertices.length < 4 || ringAreaM2(vertices) < 1) {
    const isKnot = vertices.length >= 4 && !isFlat(vertices) && findCrossings([vertices], 1).length > 0;
    if (!isKnot) return { reason: `the ${where} has no area`, isEmpty: true };
  }
  const repairs = [
    ...(repeated > 0 ? [`${repeated} repeated vertices removed`] : []),
    ...(isOpen ? ['the ring was not closed; closed'] : []),
    ...(spikes > 0 ? [`${spikes} spikes without width removed`] : []),
  ];
  return { ring: vertices, repairs, hasHeights };
}

/** Whether the third number of a position says something: exports write 0 where nobody measured. */
export function isHeight(value: unknown): boolean {
  return typeof value === 'number' && value !== 0;
}

/** Whether all corners lie on one line, so that no loop of the ring can enclose anything. */
function isFlat(ring: Ring): boolean {
  const first = ring[0] as Position;
  const distance = ([x, y]: Position) => Math.hypot(x - first[0], y - first[1]);
  const farthest = ring.reduce((far, vertex) => (distance(vertex) > distance(far) ? vertex : far), first);
  return ring.every((vertex) => ringAreaM2([first, farthest, vertex, first]) < 1);
}

/** Takes out vertices from which the ring runs straight back, in place; returns how many. */
function removeSpikes(ring: Ring): number {
  let removed = 0;
  for (let i = 0; ring.length >= 4 && i < ring.length - 1; i++) {
    const before = ring[i === 0 ? ring.length - 2 : i - 1] as Position;
    const after = ring[i + 1] as Position;
    if (!isSamePosition(before, after)) continue;
    if (i === 0) {
      ring.shift();
      ring.pop();
    } else ring.splice(i, 2);
    removed++;
    i = Math.max(-1, i - 2);
  }
  return removed;
}
