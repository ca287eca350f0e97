/*
 * Arrays in the binary form of PostgreSQL. A parameter of an array type that is given as bytes goes to the database as it is,
 * with `pg` and with the embedded one: nothing is quoted, printed or parsed, and the embedded one counts no characters.
 */

const HEADER_BYTES = 20;
const TEXT = 25;
const FLOAT8 = 701;

/** Texts → the bytes of a `text[]`. */
export function binaryTexts(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, HEADER_BYTES));
  let at = writeHeader(bytes, TEXT, texts.length, false);
  for (const [index, text] of texts.entries()) {
    at = bytes.writeInt32BE(sizes[index]!, at);
    at += bytes.write(text, at);
  }
  return bytes;
}

/** Numbers → the bytes of a `float8[]`. */
export function binaryNumbers(numbers: readonly (number | null)[]): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + numbers.length * 12);
  let at = writeHeader(bytes, FLOAT8, numbers.length, true);
  for (const value of numbers)
    if (value === null) at = bytes.writeInt32BE(-1, at);
    else at = bytes.writeDoubleBE(value, bytes.writeInt32BE(8, at));
  return bytes.subarray(0, at);
}

/** One dimension, counted from 1. */
function writeHeader(bytes: Buffer, type: number, length: number, mayHaveNulls: boolean): number {
  const fields = [1, mayHaveNulls ? 1 : 0, type, length, 1];
  let at = 0;
  for (const field of fields) at = bytes.writeInt32BE(field, at);
  return at;
}
