/** What bytes look like that are read as GB 18030. Lines count from 1, 0 where there is none. */
export interface GbProfile {
  /** Line of the first bytes that are no character of it. */
  firstOtherLine: number;
  /** Line of the first character. */
  firstLine: number;
  /** Characters of two or four bytes, and how many of them Chinese text hardly has. */
  characters: number;
  unlikely: number;
  /** Han characters, and how many of them would be everyday ones of Big5. */
  han: number;
  everydayBig5: number;
  /** Line of the first stretch with so many of those that it is probably no GB 18030. */
  firstDoubtfulLine: number;
}

const [LF, CR] = [0x0a, 0x0d] as const;
/** Characters that are judged together. */
const STRETCH = 64;
/**
 * Shares of unlikely characters from which on a stretch is doubtful: of rare names and of symbols a text in GBK has some per
 * cent, Big5 read as GBK has half of them, Latin letters nearly all.
 */
const DOUBTFUL = { stretch: 0.3, last: 0.4, only: 0.2 } as const;
const SHORTEST_LAST = 16;
/** So many everyday characters beside the rare ones of a short text make it Chinese. */
const FEWEST_COMMON = 2;

/** Characters that are judged together, and the line of the first. */
interface Stretch {
  characters: number;
  /** Of everyday text; such as Chinese text hardly has; those of the latter that could be characters of Big5. */
  common: number;
  unlikely: number;
  perhapsBig5: number;
  line: number;
}

/** Looks at a file piece by piece; `end` gives the profile of all pieces added. */
export function createGbProfiler(): { add(bytes: Uint8Array): void; end(): GbProfile } {
  const profile: GbProfile = {
    firstOtherLine: 0,
    firstLine: 0,
    characters: 0,
    unlikely: 0,
    han: 0,
    everydayBig5: 0,
    firstDoubtfulLine: 0,
  };
  let line = 1;
  let before = 0;
  /** Bytes of the character under way. */
  let lead = 0;
  let length = 0;
  let stretch: Stretch = { characters: 0, common: 0, unlikely: 0, perhapsBig5: 0, line: 1 };

  const take = (isLikely: boolean, pair?: readonly [lead: number, trail: number]) => {
    if (stretch.characters === 0) stretch.line = line;
    stretch.characters++;
    profile.characters++;
    profile.firstLine ||= line;
    if (isLikely && pair !== undefined && isCommonPair(pair[0])) stretch.common++;
    if (pair === undefined || pair[0] >= 0xb0) profile.han++;
    if (pair !== undefined && pair[0] >= 0xb0 && isEverydayBig5(...pair)) profile.everydayBig5++;
    if (!isLikely) {
      stretch.unlikely++;
      profile.unlikely++;
      if (pair !== undefined && isBig5Pair(...pair)) stretch.perhapsBig5++;
    }
    length = 0;
    if (stretch.characters === STRETCH) endStretch(DOUBTFUL.stretch);
  };
  const endStretch = (share: number) => {
    if (stretch.unlikely > stretch.characters * share) profile.firstDoubtfulLine ||= stretch.line;
    stretch = { characters: 0, common: 0, unlikely: 0, perhapsBig5: 0, line };
  };
  const fail = () => {
    profile.firstOtherLine ||= line;
    length = 0;
  };
  const begin = (byte: number) => {
    if (byte < 0x80) return;
    if (byte === 0x80 || byte === 0xff) fail();
    else [lead, length] = [byte, 1];
  };
  const addByte = (byte: number) => {
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (length === 0) begin(byte);
    else if (length === 1 && byte >= 0x40 && byte !== 0x7f && byte !== 0xff)
      take(isLikelyPair(lead, byte), [lead, byte]);
    else if ((length === 1 && isDigit) || (length === 2 && byte > 0x80 && byte < 0xff)) length++;
    else if (length === 3 && isDigit) take(false);
    else {
      fail();
      begin(byte);
    }
  };

  return {
    add(bytes) {
      for (const byte of bytes) {
        if (before === LF || (before === CR && byte !== LF)) line++;
        addByte(byte);
        before = byte;
      }
    },
    end() {
      if (length > 0) fail();
      if (profile.characters < STRETCH) endStretch(isChineseWithNames(stretch) ? 1 : DOUBTFUL.only);
      else if (stretch.characters >= SHORTEST_LAST) endStretch(DOUBTFUL.last);
      return profile;
    },
  };
}

/**
 * Whether rare characters among common ones are those of a name (洣江街道, 姞仙村) in a text too short for shares: none of them
 * could be Big5, whose text is full of them, and Latin and Japanese texts have no common pairs.
 */
function isChineseWithNames({ characters, common, unlikely, perhapsBig5 }: Stretch): boolean {
  return common >= FEWEST_COMMON && unlikely * 2 <= characters && perhapsBig5 === 0;
}

/** Han characters of the first level of GB 2312, those of everyday text. */
const isCommonPair = (lead: number): boolean => lead >= 0xb0 && lead <= 0xd7;

/** Characters of the first level of Big5. */
const isEverydayBig5 = (lead: number, trail: number): boolean =>
  lead >= 0xa4 && lead <= 0xc6 && isBig5Pair(lead, trail);

const isBig5Pair = (lead: number, trail: number): boolean =>
  lead >= 0xa1 && lead <= 0xf9 && (trail <= 0x7e || trail >= 0xa1);

/** Signs and Han characters of GB 2312, without kana, Greek, Cyrillic and what is drawn with. */
function isLikelyPair(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7));
}
