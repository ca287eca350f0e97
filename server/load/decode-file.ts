import iconv from 'iconv-lite';
import type { TextEncoding } from '../../src/domain/exchange/files/detect-encoding.ts';
import { byteStream } from './byte-stream.ts';
import { judgeEncoding, judgeNamed, LABELS } from './judge-encoding.ts';
import { LayerFault } from './layer-fault.ts';
import type { SourceFile } from './source-file.ts';

/** What the manifest says of the encoding of a file. */
export interface EncodingChoice {
  /** A label of `TextDecoder`; without it the encoding is found. */
  encoding?: string | undefined;
  /** What to do with bytes that are no character: refuse the file, or replace them and tell how many. */
  encodingErrors?: 'refuse' | 'replace' | undefined;
}

/** A text file whose encoding is known. */
export interface TextFile extends SourceFile {
  /** As it was recognised, or as the manifest names it. */
  encoding: string;
  /** What is told of its encoding. */
  note?: string;
}

/**
 * Finds the encoding of a file, or holds it against the one that is named; the whole of it is read, in pieces. A file that ends
 * in `.gz` is unpacked on the way.
 * @throws LayerFault where it is no text, its encoding is doubtful or another one, or it cannot be unpacked
 */
export async function openTextFile(file: SourceFile, choice: EncodingChoice = {}): Promise<TextFile> {
  const isForgiving = choice.encodingErrors === 'replace';
  if (choice.encoding !== undefined) {
    const { fault, isSure } = await judgeNamed(file.path, choice.encoding);
    if (fault !== undefined && (isSure === true || !isForgiving)) throw new LayerFault(fault);
    return { ...file, encoding: choice.encoding };
  }
  const { encoding, fault, note } = await judgeEncoding(file.path);
  if (encoding === undefined || (fault !== undefined && !isForgiving))
    throw new LayerFault(fault ?? 'is not text');
  return { ...file, encoding, ...(note !== undefined && { note }) };
}

/** What is told about a text while it is read. */
export interface TextListener {
  /** How many of its (unpacked) bytes were read so far. */
  onBytes?: ((bytes: number) => void) | undefined;
  /** At its end, a doubt about its encoding, and how many characters were lost: replaced now, or by somebody before. */
  onNote?: ((message: string) => void) | undefined;
}

/** The text of a file, piece by piece; bytes that are no character become U+FFFD. */
export async function* textStream(
  { path, encoding, note }: TextFile,
  { onBytes, onNote }: TextListener = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(labelOf(encoding));
  let bytes = 0;
  let lost = 0;
  const noted = (text: string) => {
    for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost++;
    return text;
  };
  for await (const chunk of byteStream(path)) {
    yield noted(decoder.decode(chunk, { stream: true }));
    onBytes?.((bytes += chunk.length));
  }
  yield noted(decoder.decode());
  if (note !== undefined) onNote?.(note);
  if (lost > 0)
    onNote?.(
      `characters that cannot be read as ${encoding} or were lost before: ${lost}; "\ufffd" stands for each`,
    );
}

/** The whole text of a file. */
export async function readText(file: TextFile, listener?: TextListener): Promise<string> {
  const parts: string[] = [];
  for await (const part of textStream(file, listener)) parts.push(part);
  return parts.join('');
}

/**
 * A text as the bytes of an encoding.
 * @throws Error where nothing is known that writes it
 */
export function encodeText(text: string, encoding: string): Buffer {
  const label = labelOf(encoding);
  const name = label === 'gbk' ? 'gb18030' : label;
  if (!iconv.encodingExists(name)) throw new Error(`files in ${encoding} are read, but cannot be written`);
  return iconv.encode(text, name, { addBOM: encoding === 'utf-8 with BOM' || encoding.startsWith('utf-16') });
}

function labelOf(encoding: string): string {
  return Object.hasOwn(LABELS, encoding)
    ? LABELS[encoding as TextEncoding]
    : new TextDecoder(encoding).encoding;
}
