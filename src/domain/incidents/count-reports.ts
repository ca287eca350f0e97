import { readArrowStream } from '../arrow/arrow-stream.ts';

/** Which reports are counted: times half-open, epoch ms; units by their full code. */
export interface WantedReports {
  readonly from: number;
  readonly to: number;
  readonly isInside: (unitCode: string) => boolean;
}

/** Counts reports in the Arrow stream of `/api/incidents.arrow`. Throws where a column or the list of units is missing. */
export function countReports(bytes: Uint8Array, { from, to, isInside }: WantedReports): number {
  const { columns, metadata } = readArrowStream(bytes);
  const times = columns.get('time');
  const units = columns.get('unit');
  const { units: codes } = JSON.parse(metadata.get('gridlight') ?? '{}') as { units?: string[] };
  if (times?.type !== 'Float64') throw new Error('incidents.arrow: column "time" is missing');
  if (units?.type !== 'Uint32') throw new Error('incidents.arrow: column "unit" is missing');
  if (!Array.isArray(codes)) throw new Error('incidents.arrow: the list "units" is missing');
  const isWanted = codes.map(isInside);
  let count = 0;
  for (const [index, { length, values }] of times.chunks.entries()) {
    const timeAt = viewOf(values);
    const unitAt = viewOf(units.chunks[index]?.values ?? new Uint8Array(4 * length));
    for (let row = 0; row < length; row++) {
      const time = timeAt.getFloat64(8 * row, true);
      if (time >= from && time < to && isWanted[unitAt.getUint32(4 * row, true)] === true) count++;
    }
  }
  return count;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
