/** Texts → a PostgreSQL array literal. Handing a column over as one text costs a tenth of a record per row. */
export function textArrayLiteral(texts: readonly (string | null | undefined)[]): string {
  let literal = '';
  for (const text of texts) literal += text === null || text === undefined ? ',null' : quoteNext(text);
  return `{${literal.slice(1)}}`;
}

function quoteNext(text: string): string {
  return /["\\]/.test(text) ? `,"${text.replace(/["\\]/g, '\\$&')}"` : `,"${text}"`;
}

/** Numbers → a PostgreSQL array literal. */
export function numberArrayLiteral(numbers: readonly (number | null | undefined)[]): string {
  return `{${numbers.map((value) => value ?? 'null').join(',')}}`;
}
