/** A text as a reader sees it, one kind of digit, dash and blank for all, with the way back to the text itself. */
interface VisibleText {
  readonly text: string;
  /** Where in the original each character of `text` begins and ends; absent where it is the original. */
  readonly origin?: { readonly starts: readonly number[]; readonly ends: readonly number[] };
}

/** Most texts: signs that are seen as they are. */
const PLAIN = /^[ -~\n一-\u9fff，。、：；！？“”《》]*$/;

const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\p{Cs}\u115f\u1160\u3164\uffa0\u2800]|(?![\t\n\r])\p{Cc}/u;
const DASH = /[\p{Pd}\u2212]/u;
const BLANK = /[\s\u2800]/u;
const DOT = /[·•・‧∙⋅]/u;
const OTHER_DIGIT = /\p{Nd}/u;

/** Digits in words and in rings. They are digits only where many stand together: elsewhere they are words and list marks. */
const WRITTEN_DIGITS = [
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '○幺两叄',
  '⓪①②③④⑤⑥⑦⑧⑨',
  '⓿❶❷❸❹❺❻❼❽❾',
  '⁰¹²³⁴⁵⁶⁷⁸⁹',
  '₀₁₂₃₄₅₆₇₈₉',
].reduce((digits, row) => {
  [...row].forEach((sign, value) => digits.set(sign, String(value)));
  return digits;
}, new Map<string, string>());
const LEAST_WRITTEN = 7;
const WRITTEN_RUN = new RegExp(`[${[...WRITTEN_DIGITS.keys()].join('')}]{${LEAST_WRITTEN},}`, 'gu');
/** Numbers with a full stop as one sign (⒈): list marks. */
const LIST_MARK = /[\u2488-\u249b]/;

/** Reads `original` in one pass. */
export function visibleText(original: string): VisibleText {
  if (PLAIN.test(original)) return { text: withWrittenDigits(original) };
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length;) {
    const unit = original.charCodeAt(at);
    const sign =
      unit >= 0xd800 && unit < 0xe000 ? String.fromCodePoint(original.codePointAt(at)!) : original[at]!;
    const end = at + sign.length;
    const seen = (unit > 0x1f && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff) ? sign : asSeen(sign);
    for (let index = 0; index < seen.length; index++) {
      starts.push(at);
      ends.push(end);
    }
    text += seen;
    at = end;
  }
  return { text: withWrittenDigits(text), origin: { starts, ends } };
}

function asSeen(sign: string): string {
  if (WRITTEN_DIGITS.has(sign)) return sign;
  if (sign === '\n' || sign === '\r') return '\n';
  if (BLANK.test(sign) || LIST_MARK.test(sign)) return ' ';
  if (INVISIBLE.test(sign)) return '';
  if (DASH.test(sign)) return '-';
  if (DOT.test(sign)) return '·';
  if (OTHER_DIGIT.test(sign)) return digitOf(sign);
  return sign.normalize('NFKC');
}

/** A decimal digit of any script. Unicode keeps the ten of a script together, in order, and none begins inside another ten. */
function digitOf(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^\d$/.test(plain)) return plain;
  const code = sign.codePointAt(0)!;
  let value = 0;
  while (value < 9 && OTHER_DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

function withWrittenDigits(text: string): string {
  return text.replace(WRITTEN_RUN, (run) =>
    Array.from({ length: run.length }, (_, index) => WRITTEN_DIGITS.get(run[index]!)).join(''),
  );
}
