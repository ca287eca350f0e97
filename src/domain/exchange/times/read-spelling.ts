import { SHANGHAI_OFFSET_MS } from '../../time/civil-day.ts';
import {
  CLOCKS,
  COMPACT_CLOCK,
  COMPACT_DATE,
  DATES,
  halfOfWord,
  monthOfName,
  WEEKDAY,
  YEAR_BEHIND_CLOCK,
} from './time-spellings.ts';
import { timeOfParts, type TimeReading } from './written-time.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
/** No time is written longer; what is longer is not looked at. */
const LONGEST = 80;

/** A cell as the spellings want it: narrow, without invisible signs, with single blanks, without the weekday. */
export function narrowTime(raw: string): string {
  if (raw.length > 4 * LONGEST) return '';
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  if (text.length > LONGEST) return '';
  return text.replace(WEEKDAY, ' ').replace(/ +/g, ' ').trim();
}

/** Reads a narrowed text in one of the known spellings; `undefined` where it is in none. */
export function readSpelling(text: string): TimeReading | undefined {
  const behind = YEAR_BEHIND_CLOCK.exec(text)?.groups;
  if (behind !== undefined) return timeOf(behind, behind);
  const compact = COMPACT_DATE.exec(text);
  if (compact?.groups !== undefined) {
    const rest = text.slice(compact[0].length);
    const clock = rest === '' ? {} : (COMPACT_CLOCK.exec(rest) ?? clockOf(rest))?.groups;
    return clock === undefined ? undefined : timeOf(compact.groups, clock);
  }
  for (const spelling of DATES) {
    const match = spelling.exec(text);
    if (match?.groups === undefined) continue;
    const rest = text.slice(match[0].length);
    const clock = rest === '' ? {} : clockOf(rest)?.groups;
    if (clock !== undefined) return timeOf(match.groups, clock);
  }
  return undefined;
}

function clockOf(text: string): RegExpExecArray | undefined {
  for (const spelling of CLOCKS) {
    const match = spelling.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

function timeOf(date: Groups, clock: Groups): TimeReading {
  const day = dayOf(date);
  if ('reason' in day) return day;
  const { half, halfBehind, offset } = clock;
  if (half !== undefined && halfBehind !== undefined) return { reason: 'names two halves of the day' };
  const word = half ?? halfBehind;
  return timeOfParts({
    ...day,
    hour: numberOf(clock['hour']),
    minute: numberOf(clock['minute']),
    second: numberOf(clock['second']),
    fraction: clock['fraction'],
    half: word === undefined ? undefined : halfOfWord(word),
    offsetMs: offset === undefined ? undefined : offsetOf(offset),
  });
}

/** Year, month and day. Where the text does not say which number is the month, one above 12 must tell. */
function dayOf(date: Groups): { year: number; month: number; day: number } | { reason: string } {
  const year = Number(date['year']);
  const { first, other, monthName } = date;
  if (first === undefined || other === undefined)
    return {
      year,
      month: monthName === undefined ? Number(date['month']) : monthOfName(monthName),
      day: Number(date['day']),
    };
  const [a, b] = [Number(first), Number(other)];
  if (a <= 12 && b <= 12 && a !== b)
    return { reason: 'may be month/day or day/month; name its "timeFormat" in dataset.json' };
  return a > 12 ? { year, month: b, day: a } : { year, month: a, day: b };
}

const numberOf = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits);

/** An offset in ms. CST is China's: the texts are of a Chinese city. */
export function offsetOf(text: string): number {
  const offset = text.replace(/ ?\(.*$/, '').toUpperCase();
  if (offset === 'CST' || /[^ -~]/.test(offset)) return SHANGHAI_OFFSET_MS;
  const match = /([-+])(\d{1,2}):?(\d{2})?$/.exec(offset);
  if (match === null) return 0;
  const [, sign, hours, minutes = '0'] = match;
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (Number(minutes) > 59) return Number.NaN;
  return sign === '-' ? -ms : ms;
}
