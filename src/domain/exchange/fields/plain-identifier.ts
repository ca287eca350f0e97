/** An id or code as it was meant: `repaired` tells what was undone, `reason` why it cannot be known. */
export type PlainIdentifier = { text: string; repaired?: string } | { reason: string };

/** Nothing of what follows can be in such a text. */
const PLAIN = /^[A-Za-z0-9_-]+$/;
const INVISIBLE = /\p{Cf}|[\ufe00-\ufe0f]/gu;
const ODD_BLANK = /(?! )\p{Zs}/gu;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d\uff0e\uff3f]/g;
/** One digit before the point, as programs and spreadsheets write it; `2E15` may be a code of somebody's. */
const EXPONENT = /^[+-]?\d(?:[.,](?<fraction>\d+))?E(?<sign>[+-])(?<power>\d+)$|^\d[.,](?<fraction2>\d+)E(?<power2>\d+)$/i; // prettier-ignore
/** Digits of a whole number that a double holds exactly. */
const EXACT_DIGITS = 15;

/**
 * Undoes what spreadsheets, platforms and copying do to an id or code: guards that keep it text (`="0012"`, `'0012`,
 * `` `0012 ``, a tab behind it), invisible signs and odd blanks, full-width digits and letters, the form with an exponent where it
 * has all digits, `.0` at the end. What has lost digits is refused, and so is a formula.
 */
export function plainIdentifier(raw: string | number): PlainIdentifier {
  if (typeof raw === 'number') return plainNumber(raw);
  if (PLAIN.test(raw)) return { text: raw };
  const repairs: string[] = [];
  const change = (text: string, next: string, why: string) => {
    if (next !== text && !repairs.includes(why)) repairs.push(why);
    return next;
  };
  let text = change(raw, raw.replace(INVISIBLE, ''), 'invisible signs removed');
  text = change(text, text.replace(ODD_BLANK, ' '), 'odd blanks made plain');
  const bare = text.trim();
  if (bare !== text && hasTabOutside(text, bare)) repairs.push(GUARD);
  text = bare;
  text = change(text, withoutGuard(text), GUARD);
  text = change(text, narrow(text), 'full-width characters narrowed');
  if (/[\t\r\n]/.test(text)) return { reason: 'holds a tab or a line end inside' };
  if (/^=./.test(text)) return { reason: 'is a formula of a spreadsheet; store its value as text' };
  if (/^\d+\.0+$/.test(text)) {
    const whole = text.slice(0, text.indexOf('.'));
    if (whole.length > EXACT_DIGITS) return { reason: LOST };
    text = change(text, whole, '".0" at the end removed');
  }
  const written = writtenOut(text);
  if (typeof written === 'object') return written;
  text = change(text, written, 'form with an exponent written out');
  return repairs.length === 0 ? { text } : { text, repaired: repairs.join(', ') };
}

const GUARD = 'guard of a spreadsheet removed';
const LOST = 'was turned into a number by a spreadsheet or a program, which lost digits; store it as text';

/** A text without the signs that keep a spreadsheet from taking it for a number. */
export function withoutGuard(text: string): string {
  const quoted = /^=\s*(?:T\(\s*)?"([\s\S]*)"\s*\)?$/i.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"').trim();
  const inner = /^(['"`])([\s\S]+)\1$/.exec(text)?.[2];
  if (inner !== undefined) return inner.trim();
  return /^['`‘’]\S/.test(text) ? text.slice(1).trim() : text;
}

/** Whether a tab stands before or behind a text; blanks and line ends there are nothing to be told. */
function hasTabOutside(text: string, bare: string): boolean {
  const from = text.indexOf(bare);
  return text.slice(0, from).includes('\t') || text.slice(from + bare.length).includes('\t');
}

function narrow(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function plainNumber(raw: number): PlainIdentifier {
  if (Number.isInteger(raw) && !Number.isSafeInteger(raw))
    return { reason: 'is a number too long to be exact; store it as text' };
  return plainIdentifier(String(raw));
}

/** The digits of a form with an exponent where it has them all; any other text as it is. */
function writtenOut(text: string): string | { reason: string } {
  const { groups } = EXPONENT.exec(text) ?? {};
  if (groups === undefined) return text;
  const fraction = groups['fraction'] ?? groups['fraction2'] ?? '';
  const power = Number(groups['power'] ?? groups['power2']);
  const isWhole =
    groups['sign'] !== '-' &&
    power <= fraction.length &&
    /^0*$/.test(fraction.slice(power)) &&
    /^\d/.test(text);
  if (!isWhole || power >= EXACT_DIGITS) return { reason: LOST };
  return `${text[0] ?? ''}${fraction.slice(0, power)}`;
}
