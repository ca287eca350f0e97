import { mixedEncodings, type ByteProfile } from './byte-profile.ts';
import type { GbProfile } from './gb-profile.ts';
import type { Utf16 } from './utf16-profile.ts';

/** Encodings a text file is recognised in. */
export type TextEncoding = 'utf-8' | 'utf-8 with BOM' | Utf16 | 'gbk';

/** What is known of the bytes of a whole file. */
export interface FileProfile {
  bytes: ByteProfile;
  gb: GbProfile;
  utf16: Utf16 | undefined;
}

/**
 * What a file is by its bytes. `fault` says what is doubtful; then `encoding` is what it would best be read as where errors may be
 * replaced, and absent where that would be a guess.
 */
export interface EncodingVerdict {
  encoding?: TextEncoding;
  fault?: string;
  /** What is told of a file that is read all the same. */
  note?: string;
}

/** The encoding that the byte order mark of a file names. */
export function markedEncoding([a, b, c]: Uint8Array): Exclude<TextEncoding, 'utf-8' | 'gbk'> | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8 with BOM';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/**
 * The encoding of a file that has no mark and is not UTF-8 without zero bytes: UTF-16 by the zero bytes between its signs, else
 * GB 18030 where all of it is, and is like Chinese text.
 */
export function judgeBytes({ bytes, gb, utf16 }: FileProfile, isUtf8: boolean): EncodingVerdict {
  if (utf16 !== undefined) return { encoding: utf16 };
  if (bytes.firstZeroLine > 0) {
    const fault = `${NO_TEXT}: line ${bytes.firstZeroLine} holds a zero byte; ${SAVE}`;
    return isUtf8 ? { encoding: 'utf-8', fault } : { fault };
  }
  const best: TextEncoding = bytes.utf8Runs >= bytes.otherRuns ? 'utf-8' : 'gbk';
  const mixed = mixedEncodings(bytes);
  if (mixed !== undefined) return { encoding: best, fault: mixed };
  if (gb.firstOtherLine > 0) {
    const fault = `${NO_TEXT}: line ${gb.firstOtherLine} holds bytes that are no character; ${SAVE}, or name its "encoding" in dataset.json`;
    return isMostlyGb(gb) ? { encoding: 'gbk', fault } : { fault };
  }
  if (gb.firstDoubtfulLine > 0)
    return {
      fault:
        `the encoding is doubtful: read as GBK, ${gb.unlikely} of ${gb.characters} characters beyond ASCII are such as Chinese text hardly has, from line ${gb.firstDoubtfulLine} on; ` +
        `it may be Big5, Windows-1252 or another: ${SAVE}, or name its "encoding" in dataset.json ("gbk" if it is that)`,
    };
  return { encoding: 'gbk', ...(isPerhapsBig5(gb) && { note: PERHAPS_BIG5 }) };
}

/** A longer text of everyday Big5 is not likely Chinese as GBK, and the other way round. */
const MOST_PERHAPS_BIG5 = 16;
const PERHAPS_BIG5 =
  'the few characters beyond ASCII are everyday ones in GBK and in Big5; read as GBK: "encoding" in dataset.json says it';

const isPerhapsBig5 = ({ han, everydayBig5 }: GbProfile): boolean =>
  han > 0 && han < MOST_PERHAPS_BIG5 && everydayBig5 === han;

/**
 * The verdict on a short file that is valid UTF-8 and valid GBK: 路 alone is `·` in UTF-8, 学校 is `ѧУ`. Where all of UTF-8 would be
 * signs and letters of Latin it is taken for that and told; else nobody can know.
 */
export function judgeAmbiguous(line: number, isLatin: boolean): EncodingVerdict {
  const both = `the few characters beyond ASCII, from line ${line} on, can be UTF-8 and GBK`;
  if (isLatin)
    return {
      encoding: 'utf-8',
      note: `${both}; read as UTF-8: "encoding" in dataset.json says it ("gbk" if it is that)`,
    };
  return {
    fault: `the encoding is doubtful: ${both}; ${SAVE} with a byte order mark, or name its "encoding" in dataset.json ("gbk" or "utf-8")`,
  };
}

const NO_TEXT = 'is not text in UTF-8, UTF-16 or GBK';
const SAVE = 'save it as UTF-8 and try again';

const isMostlyGb = ({ characters, unlikely, firstDoubtfulLine }: GbProfile): boolean =>
  firstDoubtfulLine === 0 && characters > 10 && unlikely * 10 < characters;
