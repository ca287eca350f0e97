import { expect, it } from 'vitest';
import { reportTable } from '../../server/load/report-table.ts';
import { toCsv } from '../../src/domain/emergency/export-steps.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';

const layer = {
  layer: 'ev', kind: 'incidents', file: 'ev.csv', status: 'loaded', read: 5, accepted: 2, rejectedRows: 3,
  rejected: [{ row: 1, line: 2, field: 'reportedAt', value: '=HYPERLINK("x")', reason: 'is not a time' }],
  repairedRows: 1, repaired: [{ row: 2, field: 'eventNo', from: '="0012"', to: '0012', why: 'guard removed' }],
  warnings: [{ message: '2 lines, of nothing' }], inserted: 2, updated: 0, unchanged: 0, removed: 0, ms: 1,
} as const; // prettier-ignore
const report = {
  ok: false, dataSet: 'a', folder: '.', startedAt: '2024-03-05T08:00:00+08:00', ms: 1,
  faults: [{ path: 'layers[0].file', reason: 'is missing' }],
  layers: [layer, { ...layer, layer: 'x', status: 'refused', fault: 'the file is empty', rejectedRows: 0, rejected: [], repairedRows: 0, repaired: [], warnings: [] }],
  notes: ['done'],
} as unknown as LoadReport; // prettier-ignore

it('has a record for all that a load found', () => {
  expect(reportTable(report)).toEqual([
    ['layer', 'file', 'row', 'line', 'field', 'value', 'reason', 'verdict'],
    ['', 'layers[0].file', '', '', '', '', 'is missing', 'fault'],
    ['ev', 'ev.csv', '1', '2', 'reportedAt', '=HYPERLINK("x")', 'is not a time', 'rejected'],
    ['ev', 'ev.csv', '2', '', 'eventNo', '="0012"', 'guard removed: 0012', 'repaired'],
    ['ev', 'ev.csv', '', '', '', '', '2 lines, of nothing', 'note'],
    ['ev', 'ev.csv', '', '', '', '', 'only the first are listed of 3 rejected rows', 'note'],
    ['x', 'ev.csv', '', '', '', '', 'the file is empty', 'layer refused'],
    ['', '', '', '', '', '', 'done', 'note'],
  ]);
});

it('is a file that a spreadsheet opens as text', () => {
  const text = toCsv(reportTable(report));
  expect(text.startsWith('\ufefflayer,file,row')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).toContain(`"'=""0012"""`);
});
