import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LayerFault } from './layer-fault.ts';

/**
 * The bytes of a file, unpacked where its name ends in `.gz`.
 * @throws LayerFault where a packed file is broken or is none
 */
export async function* byteStream(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of openStream(path)) yield chunk as Buffer;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') === true ? new LayerFault(`cannot be unpacked: ${message}`) : error;
  }
}

function openStream(path: string): Readable {
  const file = createReadStream(path);
  if (!path.toLowerCase().endsWith('.gz')) return file;
  // Who reads the unpacked bytes hears of an error of either stream.
  return pipeline(file, createGunzip(), () => undefined);
}
