/** What the bytes beyond ASCII in a file look like; lines count from 1, 0 where there is none. */
export interface ByteProfile {
  /** Runs of bytes ≥ 0x80 that are several Chinese characters in UTF-8, and the line of the first. */
  utf8Runs: number;
  firstUtf8Line: number;
  /** Runs that are not UTF-8 at all. */
  otherRuns: number;
  firstOtherLine: number;
  /** Line of the first zero byte. */
  firstZeroLine: number;
}

const LF = 0x0a;
const CR = 0x0d;
/** Fewer could be GBK by accident: single letters beyond ASCII often are. */
const CONVINCING_CHARACTERS = 2;
/** In a file of GBK about one run in a million looks like Chinese in UTF-8. */
const ACCIDENTS = 10_000;

/** Looks at a file piece by piece; `end` gives the profile of all pieces added. */
export function createByteProfiler(): { add(bytes: Uint8Array): void; end(): ByteProfile } {
  const profile: ByteProfile = { utf8Runs: 0, firstUtf8Line: 0, otherRuns: 0, firstOtherLine: 0, firstZeroLine: 0 }; // prettier-ignore
  let line = 1;
  let before = 0;
  /** Continuation bytes that the character under way still wants. */
  let wanted = 0;
  let characters = 0;
  let isUtf8 = true;
  let isRunning = false;

  const endRun = () => {
    if (!isRunning) return;
    if (!isUtf8 || wanted > 0) {
      profile.otherRuns++;
      profile.firstOtherLine ||= line;
    } else if (characters >= CONVINCING_CHARACTERS) {
      profile.utf8Runs++;
      profile.firstUtf8Line ||= line;
    }
    isRunning = false;
    isUtf8 = true;
    wanted = 0;
    characters = 0;
  };
  const addHigh = (byte: number) => {
    isRunning = true;
    if (wanted > 0) {
      if (byte > 0xbf) isUtf8 = false;
      wanted--;
      return;
    }
    wanted = continuationsOf(byte);
    if (byte < 0xc2 || byte > 0xf4) isUtf8 = false;
    // Punctuation, Han characters and full-width forms; the byte order mark alone is too short to count.
    if ((byte >= 0xe2 && byte <= 0xe9) || byte === 0xef) characters++;
  };

  return {
    add(bytes) {
      for (const byte of bytes) {
        if (byte < 0x80) endRun();
        // A carriage return ends a line unless a line feed follows.
        if (before === LF || (before === CR && byte !== LF)) line++;
        if (byte >= 0x80) addHigh(byte);
        else if (byte === 0) profile.firstZeroLine ||= line;
        before = byte;
      }
    },
    end() {
      endRun();
      return profile;
    },
  };
}

/** A sentence where a file holds Chinese in UTF-8 and other text that is not UTF-8; `undefined` where it does not. */
export function mixedEncodings(profile: ByteProfile): string | undefined {
  const { utf8Runs, otherRuns, firstUtf8Line, firstOtherLine } = profile;
  if (otherRuns === 0 || utf8Runs === 0 || utf8Runs * ACCIDENTS < otherRuns) return undefined;
  return `mixed encodings: line ${firstOtherLine} is not UTF-8, but line ${firstUtf8Line} is; save the whole file as UTF-8 and try again`;
}

function continuationsOf(lead: number): number {
  if (lead >= 0xf0) return 3;
  if (lead >= 0xe0) return 2;
  return lead >= 0xc0 ? 1 : 0;
}
