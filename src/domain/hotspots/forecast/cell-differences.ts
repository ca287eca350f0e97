/** What a forecast did in each cell of one grid at one coverage; ties drawn by lot. */
export interface CellCatch {
  /** Expected events that were caught there. */
  readonly hits: Float64Array;
  /** How long it was flagged: 1 for each stretch of the test in which it always was. */
  readonly flags: Float64Array;
}

/**
 * Splits the gain of a model over the counts into the cells in which they differ. A cell that the model flags and the
 * counts do not is worth its events less what the cells in question have on average: that is what the choice itself
 * gained. `events` are those of the test in each cell, `stretches` how many there were. The parts sum to the whole gain, because both flag as many cells. Cells treated alike are left out.
 */
export function gainPerCell(
  model: CellCatch,
  counts: CellCatch,
  events: Float64Array,
  stretches: number,
): Float64Array {
  const flagged = model.flags.map((flags, cell) => (flags - counts.flags[cell]!) / stretches);
  let weight = 0;
  let weighted = 0;
  for (let cell = 0; cell < flagged.length; cell++) {
    weight += Math.abs(flagged[cell]!);
    weighted += Math.abs(flagged[cell]!) * events[cell]!;
  }
  const usual = weight > 0 ? weighted / weight : 0;
  const parts: number[] = [];
  for (let cell = 0; cell < flagged.length; cell++) {
    const gained = model.hits[cell]! - counts.hits[cell]!;
    if (gained !== 0 || flagged[cell] !== 0) parts.push(gained - usual * flagged[cell]!);
  }
  return Float64Array.from(parts);
}
