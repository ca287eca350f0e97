import type { LayerReport, LoadReport } from '../../src/schemas/load-report.ts';

const COLUMNS = ['layer', 'file', 'row', 'line', 'field', 'value', 'reason', 'verdict'] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/**
 * The report of a load as a table with a header: one record for every rejection, repair and note of every layer, for every layer
 * that was refused, and for every fault of the manifest, so that who keeps the data can work through it in a spreadsheet.
 */
export function reportTable(report: LoadReport): string[][] {
  const records = [
    ...report.faults.map(({ path, reason }): Cells => ({ file: path, reason, verdict: 'fault' })),
    ...report.layers.flatMap(layerRecords),
    ...report.notes.map((reason): Cells => ({ reason, verdict: 'note' })),
  ];
  return [[...COLUMNS], ...records.map((cells) => COLUMNS.map((column) => String(cells[column] ?? '')))];
}

function layerRecords(report: LayerReport): Cells[] {
  const { layer, file, status, fault, rejected, repaired, warnings } = report;
  const place = { layer, file };
  return [
    ...(status === 'refused' ? [{ ...place, reason: fault, verdict: 'layer refused' }] : []),
    ...rejected.map((rejection): Cells => ({ ...place, ...rejection, verdict: 'rejected' })),
    ...repaired.map(({ row, line, field, from, to, why }): Cells => ({
      ...place,
      row,
      line,
      field,
      value: from,
      reason: to === '' ? why : `${why}: ${to}`,
      verdict: 'repaired',
    })),
    ...warnings.map(({ row, field, message }): Cells => ({
      ...place,
      row,
      field,
      reason: message,
      verdict: 'note',
    })),
    ...cutOff(report).map((reason): Cells => ({ ...place, reason, verdict: 'note' })),
  ];
}

/** What is said where a list of a layer is not whole. */
function cutOff({ rejected, rejectedRows, repaired, repairedRows }: LayerReport): string[] {
  const rowsOf = (list: readonly { row: number }[]) => new Set(list.map(({ row }) => row)).size;
  return [
    ...(rowsOf(rejected) < rejectedRows
      ? [`only the first are listed of ${rejectedRows} rejected rows`]
      : []),
    ...(rowsOf(repaired) < repairedRows
      ? [`only the first are listed of ${repairedRows} repaired rows`]
      : []),
  ];
}
