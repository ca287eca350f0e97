import { Int16, RecordBatchStreamWriter, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArrowStream } from '../../../src/domain/arrow/arrow-stream.ts';

const table = (numbers: (number | null)[], texts: (string | null)[]) =>
  new Table({ n: vectorFromArray(numbers, new Int16()), t: vectorFromArray(texts, new Utf8()) });

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

test('a stream that is cut off or something else is refused', () => {
  const bytes = tableToIPC(table([1, 2], ['a', 'b']), 'stream');
  expect(() => readArrowStream(bytes.subarray(0, 40))).toThrow('cut off');
  expect(() => readArrowStream(new Uint8Array(64))).toThrow('not an Arrow stream');
  expect(() => readArrowStream(new Uint8Array(0))).toThrow('not an Arrow stream');
});
