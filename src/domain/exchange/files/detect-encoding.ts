/** Encodings a text file is recognised in. */
export type TextEncoding = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be' | 'gbk';

/**
 * Encoding of a file: by its byte order mark, else by the zero bytes that UTF-16 puts between Latin characters, else
 * UTF-8 where `isUtf8` says so, else GBK where its bytes pair up as GB 18030 demands. `undefined`: no text at all.
 * `head` is the first part of the file, 64 KiB are plenty; `isUtf8` comes from a strict decoder over the whole.
 */
export function detectEncoding(head: Uint8Array, isUtf8: boolean): TextEncoding | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return isUtf8 ? 'utf-8 with BOM' : undefined;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 10 && even < odd / 10) return 'utf-16le';
  if (even > head.length / 10 && odd < even / 10) return 'utf-16be';
  if (even + odd > 0) return undefined;
  if (isUtf8) return 'utf-8';
  return isGb18030(head) ? 'gbk' : undefined;
}

/** Whether bytes follow the pairs and quadruples of GB 18030; an incomplete character at the end is forgiven. */
export function isGb18030(bytes: Uint8Array): boolean {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) i += 1;
    else {
      const trail = bytes[i + 1];
      if (lead === 0x80 || lead === 0xff) return false;
      if (trail === undefined) return true;
      if (trail >= 0x40 && trail <= 0xfe && trail !== 0x7f) i += 2;
      else if (trail >= 0x30 && trail <= 0x39) i += 4;
      else return false;
    }
  }
  return true;
}
