import { tableFromIPC } from 'apache-arrow';
import type { CaseColumns } from './cases.ts';

/** Reads the Arrow stream of `/api/cases.arrow`. Throws where a column or the list of units is missing, with its name. */
export function decodeCases(bytes: Uint8Array): CaseColumns {
  const table = tableFromIPC(bytes);
  const column = (name: string, scale = 1): Float64Array => {
    const vector = table.getChild(name);
    if (vector === null) throw new Error(`cases.arrow: column "${name}" is missing`);
    return Float64Array.from(vector, (value: unknown) => Number(value) * scale);
  };
  const metadata = JSON.parse(table.schema.metadata.get('gridlight') ?? '{}') as { units?: string[] };
  if (!Array.isArray(metadata.units)) throw new Error('cases.arrow: the list "units" is missing');
  return {
    count: table.numRows,
    from: column('from'),
    to: column('to'),
    longitude: column('lngE6', 1e-6),
    latitude: column('latE6', 1e-6),
    unit: Uint32Array.from(column('unit')),
    units: metadata.units,
  };
}
