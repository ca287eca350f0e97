import { CsvError, parse } from 'csv-parse';
import { showValue } from '../../src/domain/exchange/fields/row-result.ts';
import { textStream, type TextFile } from './decode-file.ts';
import type { FileFormat, FileListener, FileRow } from './file-format.ts';
import { LayerFault } from './layer-fault.ts';

/** Rows of cells with a header. */
export const CSV = {
  extensions: ['.csv'],
  rowShapes: ['position'],
  isText: true,
  readRows: readCsv,
} satisfies FileFormat;

const LONGEST_RECORD = 1_000_000;

/**
 * Reads a CSV file record by record; the first one is the header, whose names are trimmed. The separator is the one
 * of comma, semicolon and tab that the header has most of. Line ends may be LF, CRLF or CR; quoted cells may hold them.
 * Calls `onHeader` once before the first row. Cells are text, formulas included.
 * @throws LayerFault where a quote is never closed, a record is over a million characters, or a name comes twice
 */
async function* readCsv(file: TextFile, { onHeader, onBytes }: FileListener): AsyncGenerator<FileRow> {
  const separator = separatorOf(await firstLine(file));
  const parser = textStream(file, onBytes).pipe(
    parse({
      bom: true,
      delimiter: separator,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  let header: string[] | undefined;
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!header) {
        header = headerOf(record);
        onHeader(header, false);
        continue;
      }
      row++;
      const { lines: line } = info;
      if (record.length === header.length)
        yield { row, line, cells: new Map(header.map((name, i) => [name, record[i]!])) };
      else yield { row, line, broken: `has ${record.length} cells; the header has ${header.length}` };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    const where = `near line ${typeof lines === 'number' ? lines : '?'}`;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw new LayerFault(`a record is longer than a million characters ${where}; is a quote left open?`);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new LayerFault(`a quote is opened and never closed, ${where}`);
    throw new LayerFault(`cannot be read as CSV ${where}: ${error.message}`);
  }
  if (!header) throw new LayerFault('the file is empty');
}

function headerOf(record: readonly string[]): string[] {
  const names = record.map((name) => name.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new LayerFault(`the header has the column "${showValue(twice)}" twice`);
  return names;
}

async function firstLine(file: TextFile): Promise<string> {
  const stream = textStream(file);
  let text = '';
  for await (const part of stream) {
    text += String(part);
    const end = /[\r\n]/.exec(text.trimStart());
    if (end || text.length > LONGEST_RECORD) break;
  }
  return text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

function separatorOf(line: string): string {
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}
