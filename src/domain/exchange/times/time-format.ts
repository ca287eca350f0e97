import { halfOfWord } from './time-spellings.ts';
import { offsetOf } from './read-spelling.ts';
import { timeOfParts, type TimeReading } from './written-time.ts';

/** Letters of a format → what stands in their place. Longer ones first. */
const TOKENS: readonly (readonly [token: string, pattern: string])[] = [
  ['YYYY', '(?<year>\\d{4})'],
  ['YY', '(?<shortYear>\\d{2})'],
  ['MM', '(?<month>\\d{1,2})'],
  ['M', '(?<month>\\d{1,2})'],
  ['DD', '(?<day>\\d{1,2})'],
  ['D', '(?<day>\\d{1,2})'],
  ['HH', '(?<hour>\\d{1,2})'],
  ['H', '(?<hour>\\d{1,2})'],
  ['hh', '(?<hour>\\d{1,2})'],
  ['h', '(?<hour>\\d{1,2})'],
  ['mm', '(?<minute>\\d{1,2})'],
  ['m', '(?<minute>\\d{1,2})'],
  ['ss', '(?<second>\\d{1,2})'],
  ['s', '(?<second>\\d{1,2})'],
  ['S', '(?<fraction>\\d{1,9})'],
  ['A', '(?<half>[ap]\\.?m\\.?|[凌清早上中下傍晚夜][晨上午间晚])'],
  ['Z', '(?<offset>Z|[-+]\\d{1,2}(?::?\\d{2})?)'],
];

/** Reads narrowed texts that are written as a format says. */
export type TimeFormat = (text: string) => TimeReading;

/**
 * A reader of one way to write times: `M/D/YYYY h:mm:ss A`. Letters are YYYY YY M D H h m s S A Z, single or double; the rest
 * stands as it is. Month and day are taken as the format has them. Throws a RangeError for a format without year, month and
 * day, or with a letter twice.
 */
export function compileTimeFormat(format: string): TimeFormat {
  const seen = new Set<string>();
  let pattern = '';
  for (let rest = format.normalize('NFKC').trim(); rest !== '';) {
    const token = TOKENS.find(([letters]) => rest.startsWith(letters));
    if (token === undefined) {
      pattern += /^\s/.test(rest) ? ' ?' : rest[0]?.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
      rest = rest.slice(1).replace(/^\s+(?=\s)/, '');
      continue;
    }
    const name = /<(\w+)>/.exec(token[1])?.[1] ?? '';
    if (seen.has(name)) throw new RangeError(`"${format}" names its ${name} twice`);
    seen.add(name);
    pattern += token[1];
    rest = rest.slice(token[0].length);
  }
  for (const name of ['month', 'day'])
    if (!seen.has(name)) throw new RangeError(`"${format}" has no ${name}`);
  if (!seen.has('year') && !seen.has('shortYear')) throw new RangeError(`"${format}" has no year`);
  const expression = new RegExp(`^${pattern}$`, 'iu');
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (groups === undefined) return { reason: `is not written as ${format}` };
    const number = (name: string) => (groups[name] === undefined ? undefined : Number(groups[name]));
    const { half, offset, fraction } = groups;
    return timeOfParts({
      year: number('year') ?? 2000 + (number('shortYear') ?? 0),
      month: number('month') ?? 0,
      day: number('day') ?? 0,
      hour: number('hour'),
      minute: number('minute'),
      second: number('second'),
      fraction,
      half: half === undefined ? undefined : halfOfWord(half),
      offsetMs: offset === undefined ? undefined : offsetOf(offset),
    });
  };
}
