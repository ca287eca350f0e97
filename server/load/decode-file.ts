import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import {
  createByteProfiler,
  mixedEncodings,
  type ByteProfile,
} from '../../src/domain/exchange/files/byte-profile.ts';
import { detectEncoding, type TextEncoding } from '../../src/domain/exchange/files/detect-encoding.ts';
import { LayerFault } from './layer-fault.ts';
import type { SourceFile } from './source-file.ts';

const HEAD_BYTES = 64 * 1024;
const ICONV_NAMES: Record<TextEncoding, string> = {
  'utf-8': 'utf8',
  'utf-8 with BOM': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gbk: 'gb18030',
};

/** A text file whose encoding is known. */
export interface TextFile extends SourceFile {
  encoding: TextEncoding;
}

/**
 * Finds the encoding of a file; the whole of it is read once, in pieces. A file that ends in `.gz` is unpacked on the way.
 * @throws LayerFault where it is no text, or cannot be unpacked
 */
export async function openTextFile(file: SourceFile): Promise<TextFile> {
  const { path } = file;
  const encoding = detectEncoding(await readHead(path), await isUtf8(path));
  if (encoding === undefined || encoding === 'gbk') {
    const profile = await profileBytes(path);
    const mixed = mixedEncodings(profile);
    if (mixed !== undefined) throw new LayerFault(mixed);
    if (encoding === undefined) throw new LayerFault(noText(profile));
  }
  return { ...file, encoding };
}

/** The text of a file as a stream of strings; `onBytes` is told how many of its (unpacked) bytes were read so far. */
export function textStream(
  { path, encoding }: TextFile,
  onBytes?: (bytes: number) => void,
): NodeJS.ReadableStream {
  const file = byteStream(path);
  let bytes = 0;
  file.on('data', (chunk: Buffer) => onBytes?.((bytes += chunk.length)));
  const decoder = iconv.decodeStream(ICONV_NAMES[encoding], { stripBOM: true });
  file.on('error', (error) => decoder.emit('error', error));
  return file.pipe(decoder);
}

/** The whole text of a file. */
export async function readText(file: TextFile, onBytes?: (bytes: number) => void): Promise<string> {
  const parts: string[] = [];
  for await (const part of textStream(file, onBytes)) parts.push(String(part));
  return parts.join('');
}

/** A text as the bytes of an encoding. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  const addBOM = encoding !== 'utf-8' && encoding !== 'gbk';
  return iconv.encode(text, ICONV_NAMES[encoding], { addBOM });
}

/** The bytes of a file, unpacked where its name ends in `.gz`. */
function byteStream(path: string): Readable {
  const file = createReadStream(path);
  if (!path.toLowerCase().endsWith('.gz')) return file;
  // Who reads the unpacked bytes hears of an error of either stream.
  return pipeline(file, createGunzip(), () => undefined);
}

async function profileBytes(path: string): Promise<ByteProfile> {
  const profiler = createByteProfiler();
  for await (const chunk of byteStream(path)) profiler.add(chunk as Buffer);
  return profiler.end();
}

function noText({ firstZeroLine, firstOtherLine }: ByteProfile): string {
  const where =
    firstZeroLine > 0
      ? `line ${firstZeroLine} holds a zero byte`
      : `line ${firstOtherLine} holds bytes that are no character`;
  return `is not text in UTF-8, UTF-16 or GBK: ${where}; save it as UTF-8 and try again`;
}

async function readHead(path: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of byteStream(path)) {
      parts.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch (error) {
    throw unpackingFault(error) ?? error;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of byteStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw unpackingFault(error) ?? error;
  }
}

/** A fault in words where a packed file is broken or is none. */
function unpackingFault(error: unknown): LayerFault | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code?.startsWith('Z_') === true ? new LayerFault(`cannot be unpacked: ${message}`) : undefined;
}
