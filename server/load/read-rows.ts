import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';
import { checkRecord } from './check-record.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerReading, LayerSource } from './layer-kind.ts';
import type { LayerCounts } from './layer-counts.ts';
import { layerRows } from './layer-rows.ts';

const CRS_NAMES: Record<string, RegExp> = {
  wgs84: /CRS84|EPSG:+(\d*:)?4326|WGS ?84/i,
  cgcs2000: /EPSG:+(\d*:)?4490|CGCS2000|CRS84|EPSG:+(\d*:)?4326/i,
  'epsg:4547': /EPSG:+(\d*:)?4547/i,
};

/**
 * Results of the rows of a layer, in the order of the file; each is counted. A record whose id was seen before is
 * rejected with the row that had it first.
 */
export async function* readRows<Row>(job: LayerReading<Row>): AsyncGenerator<RowResult<Row>> {
  const { layer, kind, reader, seen, counts } = job;
  for await (const { source, result } of readRawRows(job)) {
    const checked = checkRecord(kind.recordSchema, source, result);
    const id = checked.record && result.record?.[reader.idField];
    const duplicate = seen.check(layer, reader.idField, source, id);
    const final = duplicate ?? checked;
    counts.add(final);
    yield final;
  }
}

/** Results of the reader alone; ids and schemas are not looked at. */
export async function* readRawRows<Row>(
  job: LayerSource<Row>,
): AsyncGenerator<{ source: SourceRow; result: RowResult }> {
  const { crs, reader, counts, onStep } = job;
  const rows = layerRows(job, {
    onEncoding: (encoding) => (counts.encoding = encoding),
    onBytes: (done, total) => onStep('reading', done, total),
    onCrs: (declared) => {
      const message = crsWarning(declared, crs);
      if (message !== undefined) counts.warnings.push({ message });
    },
  });
  for await (const row of rows) {
    counts.read++;
    if ('broken' in row) {
      const source: SourceRow = { ...row, values: new Map() };
      const issues = new RowIssues(source);
      issues.reject('', '', row.broken);
      yield { source, result: issues.rejection() };
    } else yield { source: row, result: reader.read(row) };
  }
}

/** A sentence where a GeoJSON file names another coordinate system than the manifest. */
function crsWarning(declared: string, crs: string): string | undefined {
  if (CRS_NAMES[crs]?.test(declared)) return undefined;
  return `the file says its coordinates are ${declared.slice(0, 80)}; they are read as ${crs}, as dataset.json says`;
}

/** @throws LayerFault where nothing of a file could be taken, or its ids are none */
export function refuseWhereUseless(counts: LayerCounts): void {
  if (counts.read === 0) throw new LayerFault('the file has no rows');
  if (counts.accepted === 0) throw new LayerFault(`none of its ${counts.read} rows could be taken`);
  const duplicates = counts.rejected.filter(({ reason }) => /^is the \S+ of row \d+/.test(reason)).length;
  if (counts.read >= 20 && duplicates > counts.read / 2)
    throw new LayerFault(
      `${duplicates} of ${counts.read} rows repeat an id; the id column is probably not one`,
    );
}
