import { HOURS_OF_WEEK } from '../../time/zone.ts';
import { eachSlotShare, slotHours, type WeekSlots } from './week-slots.ts';

/** Events of one stretch of time, spread over cells and slots. */
export interface SlotCounts {
  readonly cellCount: number;
  /** Aoristic weight of each cell and slot: `slot · cellCount + cell`. */
  readonly weights: Float64Array;
  /** Sum of each cell, of each slot, and of all. */
  readonly ofCell: Float64Array;
  readonly ofSlot: Float64Array;
  readonly total: number;
  /** How often each slot occurred, in hours. */
  readonly hours: Float64Array;
}

/** Events with the cell of each; `−1` cells are left out. */
export interface CellEvents {
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
  readonly cellOf: Int32Array;
}

/** Spreads the events over cells and slots; `fromMs` and `toMs` bound the time in which they were seen. */
export function slotCounts(
  slots: WeekSlots,
  cellCount: number,
  { fromMs, toMs, cellOf }: CellEvents,
  seen: { readonly fromMs: number; readonly toMs: number },
): SlotCounts {
  const weights = new Float64Array(slots.count * cellCount);
  const ofCell = new Float64Array(cellCount);
  const ofSlot = new Float64Array(slots.count);
  let total = 0;
  for (let index = 0; index < cellOf.length; index++) {
    const cell = cellOf[index]!;
    if (cell < 0) continue;
    total += 1;
    ofCell[cell]! += 1;
    eachSlotShare(slots, fromMs[index]!, toMs[index]!, (slot, share) => {
      weights[slot * cellCount + cell]! += share;
      ofSlot[slot]! += share;
    });
  }
  return { cellCount, weights, ofCell, ofSlot, total, hours: slotHours(slots, seen.fromMs, seen.toMs) };
}

/**
 * What the whole city says of one occurrence of a slot: its events per hour over the city. A slot that never occurred
 * takes the rate of its hour of the week over all classes of day.
 */
export function cityProfile(slots: WeekSlots, { ofSlot, hours }: SlotCounts): Float64Array {
  const hourCount = new Float64Array(HOURS_OF_WEEK);
  const hourSum = new Float64Array(HOURS_OF_WEEK);
  for (let slot = 0; slot < slots.count; slot++) {
    hourCount[slots.hourOf(slot)]! += hours[slot]!;
    hourSum[slots.hourOf(slot)]! += ofSlot[slot]!;
  }
  return ofSlot.map((sum, slot) => {
    if (hours[slot]! > 0) return sum / hours[slot]!;
    const hour = slots.hourOf(slot);
    return hourCount[hour]! > 0 ? hourSum[hour]! / hourCount[hour]! : 0;
  });
}

/**
 * Events per occurrence of a slot in a cell, shrunk towards what the cell's total and the city's week make likely:
 * λ = (Σ aoristic weight + κ · city rate of the slot · the cell's share of all events) / (occurrences + κ). κ is how
 * many weeks the city's word counts for.
 */
export function shrunkRates(counts: SlotCounts, profile: Float64Array, kappa: number): Float64Array {
  const { cellCount, weights, ofCell, total, hours } = counts;
  const rates = new Float64Array(weights.length);
  for (let slot = 0; slot < hours.length; slot++) {
    const prior = total > 0 ? (kappa * profile[slot]!) / total : 0;
    const divisor = hours[slot]! + kappa;
    const offset = slot * cellCount;
    for (let cell = 0; cell < cellCount; cell++)
      rates[offset + cell] = (weights[offset + cell]! + prior * ofCell[cell]!) / divisor;
  }
  return rates;
}

/**
 * Poisson log score of rates on counts that they have not seen, up to what does not depend on the rates. Where a rate
 * is 0 for every κ (a cell or a slot without a past) nothing is added.
 */
export function heldOutLogScore(rates: Float64Array, held: SlotCounts): number {
  const { cellCount, weights, hours } = held;
  let score = 0;
  for (let slot = 0; slot < hours.length; slot++) {
    const offset = slot * cellCount;
    for (let cell = 0; cell < cellCount; cell++) {
      const rate = rates[offset + cell]!;
      if (rate <= 0) continue;
      score -= rate * hours[slot]!;
      const weight = weights[offset + cell]!;
      if (weight > 0) score += weight * Math.log(rate);
    }
  }
  return score;
}
