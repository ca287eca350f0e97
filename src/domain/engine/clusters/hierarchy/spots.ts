/** Rows put together by exactly equal position. */
export interface Spots {
  readonly count: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Spot of `rows[i]`; spots are numbered in the order in which they first appear. */
  readonly spotOfRow: Uint32Array;
}

/** Groups `rows` (into the columns `x` and `y`) by equal coordinates; time and memory grow with the rows only. */
export function groupSpots(rows: Uint32Array, x: Int32Array, y: Int32Array): Spots {
  const slotBits = Math.max(4, 33 - Math.clz32(Math.max(1, rows.length)));
  const mask = 2 ** slotBits - 1;
  /** Open addressing; spot + 1, 0 = free. */
  const slots = new Uint32Array(mask + 1);
  const spotX = new Int32Array(rows.length);
  const spotY = new Int32Array(rows.length);
  const spotOfRow = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const px = x[rows[i]!]!;
    const py = y[rows[i]!]!;
    let slot = hashOf(px, py) & mask;
    let held = slots[slot]!;
    while (held !== 0 && (spotX[held - 1] !== px || spotY[held - 1] !== py)) {
      slot = (slot + 1) & mask;
      held = slots[slot]!;
    }
    if (held === 0) {
      spotX[count] = px;
      spotY[count] = py;
      held = slots[slot] = ++count;
    }
    spotOfRow[i] = held - 1;
  }
  return { count, x: spotX.slice(0, count), y: spotY.slice(0, count), spotOfRow };
}

/** Mixes two integers; finalizer of MurmurHash3. */
function hashOf(x: number, y: number): number {
  let hash = Math.imul(x, 0x9e3779b1) ^ y;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
