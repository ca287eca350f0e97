import { endOfString } from './json-spans.ts';

const MAY_BE_LONG = /(?<![\d.])\d{16}|\d[eE][+-]?\d/;
/** From here on programs write whole numbers with an exponent. */
const LEAST_WITH_EXPONENT = 1e7;
const NUMBER = /-?\d[\d.]*(?:[eE][+-]?\d+)?/g;

/**
 * A JSON text in which numbers are strings that `JSON.parse` would change: whole ones of more than 15 digits, wherever they
 * stand, and members of objects that are written with an exponent and have ten millions or more. Their digits are those of the text. Positions, which are
 * lists with fractions, stay numbers.
 */
export function quoteLongNumbers(text: string): string {
  if (!MAY_BE_LONG.test(text)) return text;
  const parts: string[] = [];
  let done = 0;
  let stringEnd = 0;
  let quote = text.indexOf('"');
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    if (index < done || !isLong(number)) continue;
    while (quote !== -1 && quote < index && stringEnd <= index) {
      stringEnd = endOfString(text, quote);
      quote = text.indexOf('"', stringEnd);
    }
    if (index < stringEnd || (!/^-?\d+$/.test(number) && !isMember(text, index))) continue;
    parts.push(text.slice(done, index), `"${number}"`);
    done = index + number.length;
  }
  return done === 0 ? text : [...parts, text.slice(done)].join('');
}

function isLong(number: string): boolean {
  const [whole = ''] = number.replace('-', '').split(/[.eE]/, 1);
  return whole.length > 15 || (/[eE]/.test(number) && Math.abs(Number(number)) >= LEAST_WITH_EXPONENT);
}

/** Whether what stands there is the value of a key. */
function isMember(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) <= 32) before--;
  return text[before] === ':';
}
