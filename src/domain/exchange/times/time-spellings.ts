import type { DayHalf } from './written-time.ts';

/*
 * What dates and times are written like. Texts come here narrowed (NFKC), with single blanks, without invisible signs and
 * without the weekday.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?<monthName>(?:${MONTHS.join('|')})[a-z]{0,6})\\.?`;

/** Number of an English name of a month, 1–12; 0 for anything else. */
export const monthOfName = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Words for the half of the day that an hour of the twelve-hour clock belongs to. */
const HALVES: Readonly<Record<string, DayHalf>> = {
  凌晨: 'am',
  清晨: 'am',
  早上: 'am',
  早晨: 'am',
  上午: 'am',
  中午: 'noon',
  下午: 'pm',
  傍晚: 'pm',
  晚上: 'night',
  夜间: 'night',
  am: 'am',
  pm: 'pm',
};
const CHINESE_HALF = Object.keys(HALVES)
  .filter((word) => !/[a-z]/.test(word))
  .join('|');
const ENGLISH_HALF = '[ap]\\.?m\\.?';

/** The half of the day that a word names. */
export const halfOfWord = (word: string): DayHalf | undefined =>
  HALVES[word.toLowerCase().replaceAll('.', '')];

const OFFSET =
  '(?<offset>Z|(?:GMT|UTC)?[-+]\\d{1,2}(?::?\\d{2})?|GMT|UTC|CST|北京时间|东八区)(?: ?\\([^()]*\\))?';
const CLOCK = '(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2}))?';
const anchored = (pattern: string): RegExp => new RegExp(`^${pattern}`, 'i');
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'i');

/** Digits without signs between them: `20240305`, and behind it `0807` to `080705123`. */
export const COMPACT_DATE = anchored('(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?!\\d?[-/.年])');
export const COMPACT_CLOCK = whole(
  `[T ]?(?<hour>\\d{2})(?<minute>\\d{2})(?:(?<second>\\d{2})(?:[.,]?(?<fraction>\\d{3})|[.,]\\d{1,9})?)?(?: ?${OFFSET})?`,
);

/** A date at the beginning. `first` and `other` are month and day in an order that the text does not say. */
export const DATES: readonly RegExp[] = [
  anchored(
    '(?<year>\\d{4}) ?(?:[-/.]|年) ?(?<month>\\d{1,2}) ?(?:[-/.]|月) ?(?<day>\\d{1,2})(?!\\d) ?[日号]?',
  ),
  anchored('(?<first>\\d{1,2})(?<sign>[-/.])(?<other>\\d{1,2})\\k<sign>(?<year>\\d{4})(?!\\d)'),
  anchored(`(?<day>\\d{1,2})[- ]${MONTH}[- ](?<year>\\d{4})(?!\\d)`),
  anchored(`${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?!\\d)`),
];

/** What may stand behind a date: a clock of 24 or of twice 12 hours, with an offset. */
export const CLOCKS: readonly RegExp[] = [
  whole(
    `(?:T|,? ?)(?<half>${CHINESE_HALF}|${ENGLISH_HALF})? ?${CLOCK}(?:[.,:](?<fraction>\\d{1,9}))?` +
      ` ?(?<halfBehind>${ENGLISH_HALF}|${CHINESE_HALF})?(?: ?${OFFSET})?`,
  ),
  whole(
    ` ?(?<half>${CHINESE_HALF})? ?(?<hour>\\d{1,2}) ?[时点](?: ?(?<minute>\\d{1,2}) ?(?:分 ?(?:(?<second>\\d{1,2}) ?秒)?)?|整)?`,
  ),
  whole(` (?<hour>\\d{1,2}) ?(?<halfBehind>${ENGLISH_HALF})`),
  // As some databases write it: points in the clock.
  whole(
    `[- ](?<hour>\\d{2})\\.(?<minute>\\d{2})\\.(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?(?: ?(?<halfBehind>${ENGLISH_HALF}))?(?: ?${OFFSET})?`,
  ),
];

/** `Mar 05 08:07:05 CST 2024`, as Unix and Java write it. */
export const YEAR_BEHIND_CLOCK = whole(`${MONTH} (?<day>\\d{1,2}) ${CLOCK}(?: ${OFFSET})? (?<year>\\d{4})`);

/** The weekday, which says nothing that the date does not: before it or behind it, in brackets or not. */
export const WEEKDAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? |(?:星期|周|礼拜)[一二三四五六日天] ?)|(?: ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)(?=$| |[上下凌早晚中傍]|\d)/gi;
