import { columnReader } from '../domain/arrow/arrow-columns.ts';
import { readArrowStream } from '../domain/arrow/arrow-stream.ts';

/** Pickpocket cases as columns, one entry per case. Times in epoch ms, positions in degrees. */
export interface CaseColumns {
  count: number;
  from: Float64Array;
  to: Float64Array;
  longitude: Float64Array;
  latitude: Float64Array;
  /** Indices in `units`, full unit codes. */
  unit: Uint32Array;
  units: readonly string[];
}

/** Reads the Arrow stream of `/api/cases.arrow`. Throws where a column or the list of units is missing, with its name. */
export function decodeCases(bytes: Uint8Array): CaseColumns {
  const table = readArrowStream(bytes);
  const { numbers } = columnReader(table, 'cases.arrow');
  const degrees = (name: string): Float64Array =>
    Float64Array.from(numbers(name, Int32Array, 0), (value) => value * 1e-6);
  const from = numbers('from', Float64Array, 0);
  const metadata = JSON.parse(table.metadata.get('gridlight') ?? '{}') as { units?: string[] };
  if (!Array.isArray(metadata.units)) throw new Error('cases.arrow: the list "units" is missing');
  return {
    count: from.length,
    from,
    to: numbers('to', Float64Array, 0),
    longitude: degrees('lngE6'),
    latitude: degrees('latE6'),
    unit: numbers('unit', Uint32Array, 0),
    units: metadata.units,
  };
}
