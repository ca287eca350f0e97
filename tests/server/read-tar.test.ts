import { expect, it } from 'vitest';
import { readTar } from '../../server/database/read-tar.ts';

const BLOCK = 512;

/** A file as a tar holds it: a header, then the contents, filled up to whole blocks. */
function entry(name: string, contents: string): Buffer {
  const bytes = Buffer.from(contents);
  const block = Buffer.alloc(BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK);
  block.write(name, 0, 'latin1');
  block.write(bytes.length.toString(8).padStart(11, '0'), 124, 'latin1');
  bytes.copy(block, BLOCK);
  return block;
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const tar = Buffer.concat([
  entry('lib/', ''),
  entry('lib/whole-block.so', 'a'.repeat(BLOCK)),
  entry('empty.sql', ''),
  entry('unused.sql', 'b'.repeat(1_300)),
  entry('share/last.sql', '终'.repeat(400)),
  Buffer.alloc(2 * BLOCK),
]);

it.each([1, 7, 511, 512, 513, 4_096, tar.length])(
  'picks files whatever the pieces, of %i bytes',
  async (size) => {
    const files = await readTar(inPieces(tar, size), (name) => name !== 'unused.sql');
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['lib/whole-block.so', 'a'.repeat(BLOCK)],
      ['empty.sql', ''],
      ['share/last.sql', '终'.repeat(400)],
    ]);
  },
);

it('gives each file bytes of its own, and none that is not whole', async () => {
  const files = await readTar(inPieces(tar, 4_096), () => true);
  expect(new Set(files.map(({ bytes }) => bytes.buffer)).size).toBe(files.length);
  await expect(readTar(inPieces(tar.subarray(0, 1_200), 512), () => true)).rejects.toThrow('within a file');
});
