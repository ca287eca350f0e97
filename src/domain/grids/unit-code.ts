import { codePrefix, fullCode, levelOfCode } from './codes.ts';

/** A code as written in a file, made whole: `repaired` tells how. */
export type CompletedCode = { code: string; repaired?: string } | { reason: string };

/**
 * The full written form of a unit code: 6 and 9 digits are completed to 12 with zeros, 15 to 18. Codes that went
 * through a spreadsheet as numbers have lost digits and are refused.
 */
export function completeCode(raw: unknown): CompletedCode {
  if (typeof raw === 'number' && !Number.isSafeInteger(raw))
    return { reason: 'is a number too long to be exact; store codes as text' };
  if (typeof raw !== 'string' && typeof raw !== 'number') return { reason: 'is not a unit code' };
  const text = String(raw).normalize('NFKC').trim();
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text))
    return { reason: 'was turned into a number by a spreadsheet; store codes as text' };
  const isWhole = /^(\d{12}|\d{18})$/.test(text) || levelOfCode(text) === 'area';
  if (isWhole && levelOfCode(text) !== undefined) return { code: fullCodeOf(text) };
  if (!/^(\d{6}|\d{9}|\d{15})$/.test(text))
    return { reason: 'is not a unit code of 6, 9, 12, 15 or 18 digits' };
  const code = fullCodeOf(text);
  return { code, repaired: `completed from ${text.length} to ${code.length} digits` };
}

function fullCodeOf(text: string): string {
  return levelOfCode(text) === 'area' ? text : fullCode(codePrefix(text));
}
