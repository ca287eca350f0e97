/** Texts → a PostgreSQL array literal. Handing a column over as one text costs a tenth of a record per row. */
export function textArrayLiteral(texts: readonly (string | null | undefined)[]): string {
  let literal = '{';
  for (const [index, text] of texts.entries()) {
    if (index > 0) literal += ',';
    literal += text === null || text === undefined ? 'null' : quote(text);
  }
  return `${literal}}`;
}

function quote(text: string): string {
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

/** Numbers → a PostgreSQL array literal. */
export function numberArrayLiteral(numbers: readonly (number | null | undefined)[]): string {
  return `{${numbers.map((value) => value ?? 'null').join(',')}}`;
}
