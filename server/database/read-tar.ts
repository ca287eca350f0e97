const BLOCK = 512;

/** A file of a tar; `bytes` are its own. */
export interface TarFile {
  /** Path within the tar, as far as a header holds it: 100 bytes. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Picks files out of a tar that streams by; what is not wanted is not held. */
export async function readTar(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (name: string) => boolean,
): Promise<TarFile[]> {
  const files: TarFile[] = [];
  let pending = Buffer.alloc(0);
  /** What is still to come of the file at hand, and of the rest of its last block. */
  let contents: Uint8Array | undefined;
  let left = 0;
  let padding = 0;
  for await (const chunk of chunks) {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const part = pending.subarray(0, left);
      contents?.set(part, contents.length - left);
      left -= part.length;
      pending = pending.subarray(part.length);
      if (left > 0 || pending.length < padding + BLOCK) break;
      const header = readHeader(pending.subarray(padding));
      pending = pending.subarray(padding + BLOCK);
      left = header.size;
      padding = -header.size & (BLOCK - 1);
      contents = undefined;
      if (header.name === '' || header.name.endsWith('/') || !isWanted(header.name)) continue;
      const bytes = new Uint8Array(header.size);
      files.push({ name: header.name, bytes });
      contents = bytes;
    }
  }
  if (left > 0) throw new Error('the tar ends within a file');
  return files;
}

/** Name and size of the file that follows; the empty blocks at the end have no name. */
function readHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => block.toString('latin1', from, to).replace(/\0.*$/s, '');
  return { name: text(0, 100), size: Number.parseInt(text(124, 136), 8) || 0 };
}
