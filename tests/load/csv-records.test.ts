import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvSplitter, type CsvRecord } from '../../src/domain/exchange/files/csv-records.ts';
import { toCsv } from '../../src/domain/emergency/export-steps.ts';

const HEADER = 'no,title,at';

/** Records below the header of three columns, read in pieces of a length. */
function read(text: string, pieceLength = Infinity, separator = ','): CsvRecord[] {
  const splitter = createCsvSplitter(separator);
  const whole = `${HEADER.replaceAll(',', separator)}\n${text}`;
  const records: CsvRecord[] = [];
  for (let at = 0; at < whole.length; at += pieceLength)
    for (const record of splitter.push(whole.slice(at, at + pieceLength), false)) {
      splitter.columns ??= record.cells.length;
      records.push(record);
    }
  records.push(...splitter.push('', true));
  return records.slice(1);
}
const cells = (text: string) => read(text).map((record) => record.broken ?? record.cells);

describe('csv: quotes', () => {
  it.each([
    ['of databases', '1,"say \\"hi, you\\"",t', ['1', 'say "hi, you"', 't']],
    ['of databases at the end', '1,"path \\"C:\\\\\\"",t', ['1', 'path "C:\\"', 't']],
    ['of databases over two lines', '1,"say \\"hi,\nyou\\"",t', ['1', 'say "hi,\nyou"', 't']],
    ['doubled', '1,"say ""hi, you""",t', ['1', 'say "hi, you"', 't']],
    ['behind a backslash that means nothing', '1,"C:\\",t', ['1', 'C:\\', 't']],
    ['that are left open', '1,"甲""乙,t', ['1', '甲"乙', 't']],
    ['that are not opened', '1,甲",t', ['1', '甲"', 't']],
    ['inside a cell without', '1,5" pipe "x",t', ['1', '5" pipe "x"', 't']],
    ['inside that are not doubled', '1,"say "hi" now",t', ['1', 'say "hi" now', 't']],
    ['with a blank before them', '1, "a, b",t', ['1', 'a, b', 't']],
    ['with a blank behind them', '1,"a, b" ,t', ['1', 'a, b', 't']],
    ['around line ends', '1,"a\r\nb",t', ['1', 'a\r\nb', 't']],
    ['around nothing', '1,"",t', ['1', '', 't']],
  ])('%s', (_, text, expected) => {
    expect(cells(`${text}\n2,b,t\n`)).toEqual([expected, ['2', 'b', 't']]);
    expect(cells(text)).toEqual([expected]);
  });

  it.each([
    ['in the first cell', '"1,a,t'],
    ['in the last cell', '1,a,"t'],
    ['before cells in quotes', '1,"a,t\n"2","b","t"'],
    ['twice', '1,"a,"t'],
    ['with too many cells', '1,"a,b,t'],
  ])('left open %s cost nothing behind them', (_, text) => {
    const records = read(`${text}\n8,x,t\n9,y,t\n`);
    expect(records.slice(-2).map((record) => record.cells)).toEqual([
      ['8', 'x', 't'],
      ['9', 'y', 't'],
    ]);
    expect(records).toHaveLength(text.split('\n').length + 2);
  });

  it('that cannot be read name their line, not the last one', () => {
    const records = read('1,a,t\n2,"b,"c,d,e\n3,c,t\n');
    expect(records[1]).toMatchObject({ line: 3, broken: expect.stringContaining('3 cells of the header') });
    expect(records.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('that hold lines like rows are told', () => {
    expect(read('1,"a\n2,b,t\n3,c",t\n')[0]?.note).toContain('look like rows');
    expect(read('1,"a,t\n2,b",t\n')[0]?.note).toContain('look like rows');
    expect(read('1,"a\nb",t\n')[0]).not.toHaveProperty('note');
  });
});

describe('csv: lines', () => {
  it.each([
    ['of mixed ends', '1,a,t\r\n2,b,t\n3,c,t\r4,d,t', 4],
    ['with nothing', '\n\n1,a,t\n\r\n\r2,b,t\n\n', 2],
    ['that end with a carriage return only', '1,a,t\r2,b,t\r', 2],
    ['of several feeds', '1,a,t\r\r\n2,b,t\n\n\n', 2],
    ['without an end', '1,a,t', 1],
  ])('%s', (_, text, count) => {
    const records = read(text);
    expect(records).toHaveLength(count);
    for (const record of records) expect(record.cells).toHaveLength(3);
  });

  it('a carriage return inside a cell is text', () => {
    expect(cells('1,a\rb,t\n2,c,t\n')).toEqual([
      ['1', 'a\rb', 't'],
      ['2', 'c', 't'],
    ]);
  });

  it('of more than a million characters cost themselves alone', () => {
    for (const long of ['x'.repeat(1_200_000), `"${'x\n'.repeat(600_000)}`]) {
      const records = read(`1,a,t\n${long}\n9,b,t\n`, 65_536);
      expect(records[0]?.cells).toEqual(['1', 'a', 't']);
      expect(records.at(-1)?.cells).toEqual(['9', 'b', 't']);
    }
    expect(read(`${'x'.repeat(1_200_000)}\n9,b,t\n`, 65_536)[0]).toMatchObject({
      line: 2,
      broken: 'is longer than a million characters',
    });
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\\', ' ', '甲', ';', '\t'), maxLength: 8 }),
  fc.string({ maxLength: 12 }),
);

describe('csv: any table', () => {
  it('that is written as RFC 4180 has it is read as csv-parse reads it', () => {
    const table = fc.array(fc.tuple(fc.nat(999).map(String), cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (rows, end, length) => {
          const quoted = rows
            .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
            .join(end);
          const expected = parse(quoted, { relax_column_count: true, record_delimiter: end }) as string[][];
          const found = read(quoted, length).map((record) => record.broken ?? record.cells);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same in whatever pieces it comes', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\\', ' ', '1'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (content, length) => {
        expect(read(content, length)).toEqual(read(content));
      }),
      { numRuns: 1_000 },
    );
  });

  it('that the product writes comes back', () => {
    const table = fc.array(fc.tuple(fc.nat(999).map(String), cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = toCsv([['no', 'title', 'at'], ...rows]).replace(/^\ufeff/, '');
        const splitter = createCsvSplitter(',');
        splitter.columns = 3;
        const [, ...found] = [...splitter.push(written, true)].map((record) => record.cells);
        const guarded = rows.map((row) =>
          row.map((text) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)),
        );
        expect(found).toEqual(guarded);
      }),
      { numRuns: 300 },
    );
  });
});
