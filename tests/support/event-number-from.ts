import type { EventNumberSource } from '../../src/domain/engine/columns/event-numbers.ts';

/** The event number of a row of a source. */
export function eventNumberFrom(source: EventNumberSource, row: number): string {
  if (typeof source === 'function') return source(row);
  return new TextDecoder().decode(source.bytes.subarray(source.offsets[row], source.offsets[row + 1]));
}
