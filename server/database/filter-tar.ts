const BLOCK = 512;

/**
 * Picks files out of a tar that streams by → a tar of these alone, in pieces. Names longer than a header holds (100 bytes)
 * are compared by their end.
 */
export async function filterTar(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (name: string) => boolean,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let pending = Buffer.alloc(0);
  /** Bytes of the file at hand that are still to come, filled up to whole blocks. */
  let left = 0;
  let wanted = false;
  const take = (size: number) => {
    if (wanted) kept.push(new Uint8Array(pending.subarray(0, size)));
    pending = pending.subarray(size);
  };
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk]);
    for (;;) {
      const size = Math.min(left, pending.length);
      take(size);
      left -= size;
      if (left > 0 || pending.length < BLOCK) break;
      const header = readHeader(pending);
      wanted = header.name !== '' && isWanted(header.name);
      left = Math.ceil(header.size / BLOCK) * BLOCK;
      take(BLOCK);
    }
  }
  if (left > 0) throw new Error('the tar ends within a file');
  return [...kept, new Uint8Array(2 * BLOCK)];
}

/** Name and size of the file that follows; the two empty blocks at the end have no name. */
function readHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => block.toString('latin1', from, to).replace(/\0.*$/s, '');
  return { name: text(0, 100), size: Number.parseInt(text(124, 136), 8) || 0 };
}
