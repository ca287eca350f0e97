import { createByteProfiler } from '../../src/domain/exchange/files/byte-profile.ts';
import {
  judgeAmbiguous,
  judgeBytes,
  markedEncoding,
  type EncodingVerdict,
  type TextEncoding,
} from '../../src/domain/exchange/files/detect-encoding.ts';
import { createGbProfiler } from '../../src/domain/exchange/files/gb-profile.ts';
import { createUtf16Profiler } from '../../src/domain/exchange/files/utf16-profile.ts';
import { byteStream } from './byte-stream.ts';
import { describeBytes } from './file-signatures.ts';

const MARK_BYTES = 8;
/** How `TextDecoder` calls the encodings that GB 2312 is a part of. */
const GB_NAMES = new Set(['gbk', 'gb18030']);

/** How `TextDecoder` calls what is recognised. */
export const LABELS: Record<TextEncoding, string> = {
  'utf-8': 'utf-8',
  'utf-8 with BOM': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gbk: 'gb18030',
};

/** The encoding of a file, judged over all of its bytes. @throws LayerFault where it cannot be unpacked */
export async function judgeEncoding(path: string): Promise<EncodingVerdict> {
  const first = await headOf(path);
  const known = describeBytes(first);
  if (known !== undefined) return { fault: known };
  const marked = markedEncoding(first);
  if (marked !== undefined) {
    const fault = await firstFault(path, LABELS[marked]);
    return fault === undefined ? { encoding: marked } : { encoding: marked, fault: faultText(fault, marked) };
  }
  const utf8 = await surveyUtf8(path);
  if (utf8.isValid && !utf8.hasZeros) {
    const line = await ambiguousLine(path, utf8);
    return line === 0 ? { encoding: 'utf-8' } : judgeAmbiguous(line, utf8.isLatin);
  }
  const [bytes, gb, utf16] = [createByteProfiler(), createGbProfiler(), createUtf16Profiler()];
  for await (const chunk of byteStream(path)) for (const profiler of [bytes, gb, utf16]) profiler.add(chunk);
  const verdict = judgeBytes({ bytes: bytes.end(), gb: gb.end(), utf16: utf16.end() }, utf8.isValid);
  if (verdict.fault !== undefined || verdict.encoding === undefined || verdict.encoding === 'gbk')
    return verdict;
  const fault = await firstFault(path, LABELS[verdict.encoding]);
  return fault === undefined ? verdict : { ...verdict, fault: faultText(fault, verdict.encoding) };
}

/**
 * The verdict on a file whose encoding the manifest names, by a label of `TextDecoder`: it has to hold for the whole file, and a
 * file that is UTF-8 beyond doubt is nothing else.
 */
export async function judgeNamed(path: string, label: string): Promise<{ fault?: string; isSure?: true }> {
  const marked = markedEncoding(await headOf(path));
  const named = new TextDecoder(label).encoding;
  if (marked !== undefined && LABELS[marked] !== named)
    return {
      fault: `begins with the mark of ${LABELS[marked]}, but dataset.json says ${label}`,
      isSure: true,
    };
  if (named !== 'utf-8') {
    const utf8 = await surveyUtf8(path);
    const isOther = utf8.isValid && utf8.hasOthers && !named.startsWith('utf-16');
    if (isOther && !(GB_NAMES.has(named) && (await ambiguousLine(path, utf8)) > 0))
      return { fault: `is UTF-8 from end to end, but dataset.json says ${label}`, isSure: true };
  }
  const fault = await firstFault(path, label);
  return fault === undefined ? {} : { fault: faultText(fault, label) };
}

interface DecodingFault {
  line: number;
  /** Offset of the byte that ended the hope, from 0. */
  byte: number;
}

function faultText({ line, byte }: DecodingFault, encoding: string): string {
  return `is not ${encoding} as a whole: line ${line}, byte ${byte} is no character of it; save it anew, name another "encoding" in dataset.json, or say "encodingErrors": "replace"`;
}

async function headOf(path: string): Promise<Uint8Array> {
  for await (const chunk of byteStream(path)) return chunk.subarray(0, MARK_BYTES * 64);
  return new Uint8Array();
}

/** A file read as UTF-8. */
interface Utf8Survey {
  isValid: boolean;
  hasZeros: boolean;
  /** Characters beyond ASCII, beyond Latin-1, and such as need three bytes, as Han characters do. */
  hasOthers: boolean;
  isLatin: boolean;
  hasWide: boolean;
}

const WIDE = /[\u0800-\uffff]/;
const BEYOND_LATIN = /[\u0100-\uffff]/;

/** Where a file of valid UTF-8 that has no wide character is likely to be GBK just as well; 0 where it is not. */
async function ambiguousLine(path: string, { hasOthers, hasWide }: Utf8Survey): Promise<number> {
  if (!hasOthers || hasWide) return 0;
  const gb = createGbProfiler();
  for await (const chunk of byteStream(path)) gb.add(chunk);
  const { unlikely, firstOtherLine, firstLine } = gb.end();
  return unlikely === 0 && firstOtherLine === 0 ? firstLine : 0;
}

async function surveyUtf8(path: string): Promise<Utf8Survey> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [hasZeros, hasOthers, hasWide, isLatin] = [false, false, false, true];
  try {
    for await (const chunk of byteStream(path)) {
      hasZeros ||= chunk.includes(0);
      const text = decoder.decode(chunk, { stream: true });
      hasOthers ||= text.length < chunk.length;
      hasWide ||= WIDE.test(text);
      isLatin &&= !BEYOND_LATIN.test(text);
    }
    decoder.decode();
    return { isValid: true, hasZeros, hasOthers, hasWide, isLatin };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { isValid: false, hasZeros, hasOthers, hasWide, isLatin };
  }
}

/** Where a file is not of an encoding first; the chunk in question is read byte by byte. */
async function firstFault(path: string, label: string): Promise<DecodingFault | undefined> {
  const wrong = await firstWrongChunk(path, label);
  if (wrong === undefined) return undefined;
  const decoder = new TextDecoder(label, { fatal: true });
  let [index, byte, line, before] = [0, 0, 1, ''];
  const count = (text: string) => {
    for (const sign of text) {
      if (sign === '\r' || (sign === '\n' && before !== '\r')) line++;
      before = sign;
    }
  };
  for await (const chunk of byteStream(path)) {
    if (index++ < wrong) {
      count(decoder.decode(chunk, { stream: true }));
      byte += chunk.length;
      continue;
    }
    try {
      for (const [at] of chunk.entries()) {
        count(decoder.decode(chunk.subarray(at, at + 1), { stream: true }));
        byte++;
      }
    } catch {
      return { line, byte };
    }
  }
  return { line, byte };
}

async function firstWrongChunk(path: string, label: string): Promise<number | undefined> {
  const decoder = new TextDecoder(label, { fatal: true });
  let index = 0;
  try {
    for await (const chunk of byteStream(path)) {
      decoder.decode(chunk, { stream: true });
      index++;
    }
    decoder.decode();
    return undefined;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return index;
  }
}
