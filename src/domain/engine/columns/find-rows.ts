import type { EventNumbers } from './event-numbers.ts';

/** Serials are told apart by their low bits before they are looked up; a table of 64 kB stays in the cache. */
const LOW_BITS = 0xffff;

const keyOf = ({ prefix, serial }: EventNumbers, row: number): number =>
  prefix[row]! * 2 ** 32 + serial[row]!;

/** Some event numbers, each with its last row. */
export interface WantedNumbers {
  readonly rows: ReadonlyMap<number, number>;
  readonly lowBits: Uint8Array;
}

/** The event numbers of some rows; of equal ones the last row stands. */
export function wantedNumbers(numbers: EventNumbers): WantedNumbers {
  const rows = new Map<number, number>();
  const lowBits = new Uint8Array(LOW_BITS + 1);
  for (let row = 0; row < numbers.serial.length; row++) {
    rows.set(keyOf(numbers, row), row);
    lowBits[numbers.serial[row]! & LOW_BITS] = 1;
  }
  return { rows, lowBits };
}

/**
 * Calls `found(row, wanted)` for every row of `numbers` whose event number is wanted, with the row that wants it. One pass
 * over the serials: an index would cost four bytes a row to save a millisecond at a million rows.
 */
export function findRows(
  numbers: EventNumbers,
  { rows, lowBits }: WantedNumbers,
  found: (row: number, wanted: number) => void,
): void {
  const { serial } = numbers;
  for (let row = 0; row < serial.length; row++) {
    if (lowBits[serial[row]! & LOW_BITS] === 0) continue;
    const wanted = rows.get(keyOf(numbers, row));
    if (wanted !== undefined) found(row, wanted);
  }
}
