import type { Position } from '../../geo/positions.ts';
import type { OpenRing } from './unit-rings.ts';

/**
 * What is left of the borders of a family when every edge that runs once in each direction is struck out: children as they
 * are, the parent turned round. In a clean division nothing is left. What is left forms closed loops; the number of times
 * they run around a point is the number of children over it, less one inside the parent (the winding number adds up ring
 * by ring). A loop may pass a corner more than once.
 */
export function leftoverLoops(children: readonly OpenRing[], parent: readonly OpenRing[]): OpenRing[] {
  const corners = new CornerNumbers(
    children.reduce((sum, ring) => sum + ring.length, 0) + parent.reduce((sum, ring) => sum + ring.length, 0),
  );
  const balance = new Map<number, number>();
  const count = (ring: OpenRing, direction: 1 | -1) => {
    let before = corners.of(ring.at(-1)!);
    for (const position of ring) {
      const here = corners.of(position);
      // The smaller number first, so that both directions meet in one entry.
      const [key, sign] =
        before < here ? [before * LIMIT + here, direction] : [here * LIMIT + before, -direction];
      const value = (balance.get(key) ?? 0) + sign;
      if (value === 0) balance.delete(key);
      else balance.set(key, value);
      before = here;
    }
  };
  for (const ring of children) count(ring, 1);
  for (const ring of parent) count(ring, -1);
  return balance.size === 0 ? [] : linkLoops(balance, corners);
}

/** More corners than a family can have. */
const LIMIT = 2 ** 26;

function linkLoops(balance: ReadonlyMap<number, number>, corners: CornerNumbers): OpenRing[] {
  const next = new Map<number, number[]>();
  for (const [key, value] of balance) {
    const [low, high] = [Math.floor(key / LIMIT), key % LIMIT];
    const [from, to] = value > 0 ? [low, high] : [high, low];
    const ways = next.get(from) ?? [];
    for (let times = Math.abs(value); times > 0; times--) ways.push(to);
    next.set(from, ways);
  }
  const loops: OpenRing[] = [];
  for (const [start, ways] of next)
    while (ways.length > 0) {
      const loop: Position[] = [];
      let here = start;
      do {
        loop.push(corners.positions[here]!);
        // As many edges leave a corner as come in, so there is always a way on until the start is reached.
        here = next.get(here)!.pop()!;
      } while (here !== start);
      loops.push(loop);
    }
  return loops;
}

/** Numbers positions from 0; equal ones get one number. An open hash table: strings as keys would take most of the time. */
class CornerNumbers {
  readonly positions: Position[] = [];
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
  }

  of(position: Position): number {
    let slot = hashOf(position) & this.#mask;
    for (;;) {
      const number = this.#slots[slot]!;
      if (number < 0) {
        this.#slots[slot] = this.positions.length;
        this.positions.push(position);
        return this.positions.length - 1;
      }
      const known = this.positions[number]!;
      if (known[0] === position[0] && known[1] === position[1]) return number;
      slot = (slot + 1) & this.#mask;
    }
  }
}

const floats = new Float64Array(2);
const words = new Uint32Array(floats.buffer);

function hashOf(position: Position): number {
  floats[0] = position[0];
  floats[1] = position[1];
  let hash = 0;
  for (let index = 0; index < 4; index++) {
    hash = Math.imul(hash ^ words[index]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
