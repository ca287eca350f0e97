import {
  Bool,
  DateMillisecond,
  Dictionary,
  Field,
  Float16,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  RecordBatchStreamWriter,
  Schema,
  Table,
  tableToIPC,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readArrowStream } from '../../../src/domain/arrow/arrow-stream.ts';

const table = (numbers: (number | null)[], texts: (string | null)[]) =>
  new Table({ n: vectorFromArray(numbers, new Int16()), t: vectorFromArray(texts, new Utf8()) });

/** The stream of a schema without a batch. */
const streamOf = (type: DataType): Uint8Array =>
  tableToIPC(new Table(new Schema([new Field('column', type)])), 'stream');

test('reads back, batch by batch, what the Arrow library wrote', () => {
  const row = fc.tuple(
    fc.option(fc.integer({ min: -999, max: 999 })),
    fc.option(fc.string({ unit: 'grapheme' })),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
      (batches) => {
        const tables = batches.map((rows) =>
          table(
            rows.map(([n]) => n),
            rows.map(([, t]) => t),
          ),
        );
        const writer = RecordBatchStreamWriter.writeAll(tables.flatMap(({ batches: parts }) => parts));
        const { columns } = readArrowStream(writer.toUint8Array(true));
        expect([...columns].map(([name, { type }]) => [name, type])).toEqual([
          ['n', 'Int16'],
          ['t', 'Utf8'],
        ]);
        const { chunks } = columns.get('n') ?? { chunks: [] };
        expect(chunks.map(({ length }) => length)).toEqual(batches.map((rows) => rows.length));
        chunks.forEach(({ values, isValid }, batch) => {
          const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
          batches[batch]?.forEach(([n], at) => {
            const isThere = isValid === undefined || ((isValid[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
            expect(isThere ? view.getInt16(2 * at, true) : null).toBe(n);
          });
        });
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['Int8', new Int8()],
  ['Int16', new Int16()],
  ['Int32', new Int32()],
  ['Int64', new Int64()],
  ['Uint8', new Uint8()],
  ['Uint16', new Uint16()],
  ['Uint32', new Uint32()],
  ['Uint64', new Uint64()],
  ['Float16', new Float16()],
  ['Float32', new Float32()],
  ['Float64', new Float64()],
  ['Utf8', new Utf8()],
  ['type 6', new Bool()],
  ['type 8', new DateMillisecond()],
  ['type 2', new Dictionary(new Int32(), new Int8())],
])('calls a column %s as the format does', (name, type) => {
  expect(readArrowStream(streamOf(type)).columns.get('column')).toEqual({ type: name, chunks: [] });
});

test('reads what the writer said about the whole stream', () => {
  const rows = table([1], ['a']);
  const told = new Map([
    ['total', '12'],
    ['单位', '派出所'],
  ]);
  const stream = tableToIPC(new Table(new Schema(rows.schema.fields, told), rows.batches), 'stream');
  expect(readArrowStream(stream).metadata).toEqual(told);
  expect(readArrowStream(tableToIPC(rows, 'stream')).metadata).toEqual(new Map());
});

test('reads a stream in the middle of other bytes, and without the mark of its end', () => {
  const stream = tableToIPC(table([1, null, 3], ['a', 'b', null]), 'stream');
  const expected = readArrowStream(stream);
  const amid = new Uint8Array(stream.length + 24).fill(0xff);
  amid.set(stream, 8);
  expect(readArrowStream(amid.subarray(8, 8 + stream.length))).toEqual(expected);
  // What stands behind the end is none of the stream.
  expect(readArrowStream(amid.subarray(8))).toEqual(expected);
  expect(readArrowStream(stream.subarray(0, -8))).toEqual(expected);
});

describe('refuses', () => {
  const bytes = tableToIPC(table([1, 2], ['a', 'b']), 'stream');
  const schemaLength = 8 + new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true);

  it('a stream that is cut off within a message', () => {
    for (let length = 8; length < bytes.length - 8; length++)
      if (length < schemaLength || length >= schemaLength + 8)
        expect(() => readArrowStream(bytes.slice(0, length)), `${length} bytes`).toThrow('cut off');
    expect(() => readArrowStream(bytes.subarray(0, schemaLength))).not.toThrow();
  });

  it('a message of a length below zero', () => {
    const wrong = bytes.slice();
    new DataView(wrong.buffer).setInt32(4, -8, true);
    expect(() => readArrowStream(wrong)).toThrow('cut off');
  });

  it('what is no stream', () => {
    for (const length of [0, 7, 64])
      expect(() => readArrowStream(new Uint8Array(length))).toThrow('not an Arrow stream');
    // Only the mark of the end.
    expect(() => readArrowStream(bytes.subarray(-8))).toThrow('not an Arrow stream');
    const wrong = bytes.slice();
    new DataView(wrong.buffer).setUint32(schemaLength, 0xff, true);
    expect(() => readArrowStream(wrong)).toThrow('not an Arrow stream');
  });

  it('rows without a schema', () => {
    expect(() => readArrowStream(bytes.subarray(schemaLength))).toThrow('a message of kind 3');
  });

  it('texts coded by a dictionary', () => {
    const coded = new Table({ t: vectorFromArray(['a', 'b'], new Dictionary(new Utf8(), new Int8())) });
    expect(() => readArrowStream(tableToIPC(coded, 'stream'))).toThrow('a message of kind 2');
  });

  it('columns that are neither numbers nor texts', () => {
    const truths = new Table({ b: vectorFromArray([true, false], new Bool()) });
    expect(() => readArrowStream(tableToIPC(truths, 'stream'))).toThrow('a column of type 6');
  });
});
