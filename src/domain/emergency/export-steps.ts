/** Marks a file as UTF-8 for spreadsheets that would read it in the local encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Beginnings that make a spreadsheet take a cell for a formula, full-width forms included; also of one that looks guarded. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A table as CSV (RFC 4180) for spreadsheets: with a byte order mark, and a quote before whatever would be taken for a
 * formula.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const harmless = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The same table as lines to print, under a heading. */
export function toLines(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [...heading, '', ...rows.map((row) => row.filter((text) => text !== '').join('  '))].join('\n');
}
