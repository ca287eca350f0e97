import {
  Float64,
  Int32,
  RecordBatchStreamWriter,
  Table,
  Uint32,
  Uint8,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReader } from '../../../src/domain/arrow/arrow-columns.ts';
import { readArrowStream } from '../../../src/domain/arrow/arrow-stream.ts';

interface Row {
  readonly float: number | null;
  readonly int: number | null;
  readonly byte: number | null;
  readonly uint: number;
  readonly text: string | null;
}

const rows: fc.Arbitrary<Row> = fc.record({
  float: fc.option(fc.double({ noNaN: true })),
  int: fc.option(fc.integer()),
  byte: fc.option(fc.integer({ min: 0, max: 254 })),
  uint: fc.integer({ min: 0, max: 4e9 }),
  text: fc.option(fc.string({ unit: 'grapheme' })),
});

/** The reader of a stream that the Arrow library wrote, one batch after the other. */
const readerOf = (batches: readonly (readonly Row[])[]) => {
  const tables = batches.map(
    (batch) =>
      new Table({
        float: vectorFromArray(
          batch.map(({ float }) => float),
          new Float64(),
        ),
        int: vectorFromArray(
          batch.map(({ int }) => int),
          new Int32(),
        ),
        byte: vectorFromArray(
          batch.map(({ byte }) => byte),
          new Uint8(),
        ),
        uint: vectorFromArray(
          batch.map(({ uint }) => uint),
          new Uint32(),
        ),
        text: vectorFromArray(
          batch.map(({ text }) => text),
          new Utf8(),
        ),
      }),
  );
  const writer = RecordBatchStreamWriter.writeAll(tables.flatMap(({ batches: parts }) => parts));
  return columnReader(readArrowStream(writer.toUint8Array(true)), 'rows.arrow');
};

describe('whole columns', () => {
  it('hold the rows of all batches in their order, and the given number where there is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(rows, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        (batches) => {
          const reader = readerOf(batches);
          const all = batches.flat();
          expect([...reader.numbers('float', Float64Array, NaN)]).toEqual(
            all.map(({ float }) => float ?? NaN),
          );
          expect([...reader.numbers('int', Int32Array, -1)]).toEqual(all.map(({ int }) => int ?? -1));
          expect([...reader.numbers('byte', Uint8Array, 255)]).toEqual(all.map(({ byte }) => byte ?? 255));
          expect([...reader.numbers('uint', Uint32Array, 0)]).toEqual(all.map(({ uint }) => uint));
          const { offsets, bytes } = reader.texts('text');
          const texts = all.map((_, row) =>
            new TextDecoder().decode(bytes.subarray(offsets[row], offsets[row + 1])),
          );
          expect(texts).toEqual(all.map(({ text }) => text ?? ''));
          expect(offsets).toHaveLength(all.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are of no row where the stream has no batch', () => {
    const reader = columnReader(
      { columns: new Map([['text', { type: 'Utf8', chunks: [] }]]), metadata: new Map() },
      'rows.arrow',
    );
    expect(reader.texts('text')).toEqual({ offsets: Uint32Array.of(0), bytes: new Uint8Array() });
  });

  it('have no text where there is none, whatever stands in its place', () => {
    const chunk = {
      length: 2,
      isValid: Uint8Array.of(0b10),
      values: new Uint8Array(Int32Array.of(0, 2, 3).buffer),
      text: new TextEncoder().encode('abc'),
    };
    const columns = new Map([['text', { type: 'Utf8', chunks: [chunk] }]]);
    const { offsets } = columnReader({ columns, metadata: new Map() }, 'rows.arrow').texts('text');
    expect([...offsets]).toEqual([0, 0, 1]);
  });

  it('that are missing or of another type are named with their reply', () => {
    const reader = readerOf([[{ float: 1, int: 2, byte: 3, uint: 4, text: 'five' }]]);
    expect(() => reader.numbers('double', Float64Array, NaN)).toThrow(
      'rows.arrow: column "double" is missing',
    );
    expect(() => reader.numbers('int', Uint32Array, 0)).toThrow(
      'rows.arrow: column "int" is Int32, not Uint32',
    );
    expect(() => reader.texts('byte')).toThrow('rows.arrow: column "byte" is Uint8, not Utf8');
  });
});
