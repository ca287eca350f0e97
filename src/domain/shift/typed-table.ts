/** A line of a table with its cells, counted from 1. */
interface TypedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What `toCsv` writes before a cell that a spreadsheet would take for a formula. */
const GUARD = /^'(?='*[=+\-@\t\r＝＋－＠])/;

/**
 * Reads a small table that a hand typed or a spreadsheet wrote: commas, semicolons or tabs between cells, quotes around
 * cells that hold them (RFC 4180), and the quote before formulas taken off again. Blank lines are passed over; a quote
 * that is never closed goes on to the end.
 */
export function readTable(text: string): TypedRow[] {
  const rows: TypedRow[] = [];
  const token = /"((?:[^"]|"")*)(?:"|$)|([,;\t])|(\r\n|\n|\r)|[^",;\t\r\n]+/g;
  let [line, begin, cell] = [1, 1, ''];
  let cells: string[] = [];
  const endCell = (): void => {
    cells.push(cell.trim().replace(GUARD, ''));
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: begin, cells });
    cells = [];
  };
  for (const match of text.replace(/^\uFEFF/, '').matchAll(token)) {
    const [found, quoted, separator, lineEnd] = [match[0], match[1], match[2], match[3]];
    if (lineEnd !== undefined) {
      endRow();
      line += 1;
      begin = line;
    } else if (separator !== undefined) endCell();
    else {
      cell += quoted === undefined ? found : quoted.replaceAll('""', '"');
      line += found.match(/\r\n|\n|\r/g)?.length ?? 0;
    }
  }
  endRow();
  return rows;
}
