import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
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
 * Finds the encoding of a file; the whole of it is read once, in pieces.
 * @throws LayerFault where it is no text
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

/** The text of a file as a stream of strings; `onBytes` is told how many bytes were read so far. */
export function textStream(
  { path, encoding }: TextFile,
  onBytes?: (bytes: number) => void,
): NodeJS.ReadableStream {
  const file = createReadStream(path);
  let bytes = 0;
  file.on('data', (chunk) => onBytes?.((bytes += chunk.length)));
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

async function profileBytes(path: string): Promise<ByteProfile> {
  const profiler = createByteProfiler();
  for await (const chunk of createReadStream(path)) profiler.add(chunk as Buffer);
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
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
