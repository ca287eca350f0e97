import {
  Float32,
  Float64,
  Schema,
  Table,
  tableToIPC,
  Uint16,
  Uint32,
  vectorFromArray,
  type Vector,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { countReports } from '../../../src/domain/incidents/count-reports.ts';

const wanted = { from: 0, to: 10, isInside: () => true };
const streamOf = (columns: Record<string, Vector>): Uint8Array => {
  const table = new Table(columns);
  const metadata = new Map([['gridlight', '{"units":["430202001001"]}']]);
  return tableToIPC(new Table(new Schema(table.schema.fields, metadata), table.batches), 'stream');
};
const time = vectorFromArray([1, 2], new Float64());
const unit = vectorFromArray([0, 0], new Uint32());

test('a column that is missing or of another type is named', () => {
  expect(countReports(streamOf({ time, unit }), wanted)).toBe(2);
  expect(() => countReports(streamOf({ unit }), wanted)).toThrow('column "time" is missing');
  expect(() => countReports(streamOf({ time }), wanted)).toThrow('column "unit" is missing');
  const narrowTime = vectorFromArray([1, 2], new Float32());
  expect(() => countReports(streamOf({ time: narrowTime, unit }), wanted)).toThrow(
    'column "time" is missing',
  );
  const narrowUnit = vectorFromArray([0, 0], new Uint16());
  expect(() => countReports(streamOf({ time, unit: narrowUnit }), wanted)).toThrow(
    'column "unit" is missing',
  );
});

test('a report of a unit that the list does not have is not counted', () => {
  const beyond = vectorFromArray([0, 1], new Uint32());
  expect(countReports(streamOf({ time, unit: beyond }), wanted)).toBe(1);
});
