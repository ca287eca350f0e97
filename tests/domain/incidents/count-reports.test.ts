import { Float64, Schema, Table, tableToIPC, Uint32, vectorFromArray } from 'apache-arrow';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countReports } from '../../../src/domain/incidents/count-reports.ts';

const UNITS = ['430202001001', '430203001001'];

function streamOf(rows: readonly { time: number; unit: number }[], units: string | undefined): Uint8Array {
  const table = new Table({
    time: vectorFromArray(rows.map(({ time }) => time), new Float64()),
    unit: vectorFromArray(rows.map(({ unit }) => unit), new Uint32()),
  }); // prettier-ignore
  const metadata = new Map(units === undefined ? [] : [['gridlight', units]]);
  return tableToIPC(new Table(new Schema(table.schema.fields, metadata), table.batches), 'stream');
}

const rows = fc.array(fc.record({ time: fc.integer({ min: 0, max: 100 }), unit: fc.nat(1) }), {
  maxLength: 60,
});

test('agrees with a plain recount', () => {
  fc.assert(
    fc.property(rows, fc.nat(100), fc.nat(100), fc.boolean(), (reports, from, to, isNarrow) => {
      const isInside = (code: string) => !isNarrow || code.startsWith('430202');
      const bytes = streamOf(reports, JSON.stringify({ units: UNITS }));
      expect(countReports(bytes, { from, to, isInside })).toBe(
        reports.filter(({ time, unit }) => time >= from && time < to && isInside(UNITS[unit] ?? '')).length,
      );
    }),
  );
});

test('a stream without its list of units is refused by name', () => {
  const wanted = { from: 0, to: 1, isInside: () => true };
  expect(() => countReports(streamOf([{ time: 0, unit: 0 }], undefined), wanted)).toThrow('"units"');
});
