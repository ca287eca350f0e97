/** Bytes of `string_agg(float8send(x), '')` → numbers. PostgreSQL sends the highest byte first. */
export function float64Column(bytes: Uint8Array | null): Float64Array {
  const copy = new Uint8Array(bytes ?? []);
  Buffer.from(copy.buffer).swap64();
  return new Float64Array(copy.buffer);
}

/** Bytes of `string_agg(int4send(x), '')` → numbers. */
export function int32Column(bytes: Uint8Array | null): Int32Array {
  const copy = new Uint8Array(bytes ?? []);
  Buffer.from(copy.buffer).swap32();
  return new Int32Array(copy.buffer);
}

/** Bytes of one-byte values → numbers. */
export function uint8Column(bytes: Uint8Array | null): Uint8Array {
  return new Uint8Array(bytes ?? []);
}

/** Texts one after another, with the offset of each and the end: the layout of an Arrow `Utf8` column. */
export interface TextColumn {
  bytes: Uint8Array;
  offsets: Int32Array;
}

/** Bytes of the texts and of their lengths (`int4send(octet_length(x))`) → offsets and bytes. */
export function textColumn(bytes: Uint8Array | null, lengths: Uint8Array | null): TextColumn {
  const sizes = int32Column(lengths);
  const offsets = new Int32Array(sizes.length + 1);
  let end = 0;
  for (let row = 0; row < sizes.length; row++) {
    end += sizes[row] ?? 0;
    offsets[row + 1] = end;
  }
  return { bytes: new Uint8Array(bytes ?? []), offsets };
}

/** Texts → the same layout. */
export function encodeTexts(texts: readonly string[]): TextColumn {
  const encoded = texts.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Int32Array(texts.length + 1);
  for (const [row, { length }] of encoded.entries()) offsets[row + 1] = (offsets[row] ?? 0) + length;
  return { bytes: new Uint8Array(Buffer.concat(encoded)), offsets };
}
