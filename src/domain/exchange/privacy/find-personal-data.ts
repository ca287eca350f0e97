import { findCodes } from './find-codes.ts';
import { findHomes } from './find-homes.ts';
import { findNumbers } from './find-numbers.ts';
import { findPersons } from './find-persons.ts';
import { KINDS_BY_WEIGHT, type PersonalSpan } from './kinds.ts';
import { TextWindows } from './text-windows.ts';
import { visibleText } from './visible-text.ts';

/** What was found in a text, and how many characters were looked at for it. */
interface PersonalDataFound {
  readonly spans: readonly PersonalSpan[];
  readonly characters: number;
}

/**
 * The places of personal data in a text (rule V-12), from left to right, none over another. Width, script of digits, dashes,
 * blanks and invisible signs do not matter. The work grows with the length of the text and with nothing else.
 */
export function searchPersonalData(text: string): PersonalDataFound {
  const visible = visibleText(text);
  const windows = new TextWindows(visible.text);
  const numbers = [...findNumbers(windows), ...findCodes(windows)];
  const found = [...numbers, ...findHomes(windows), ...findPersons(windows, numbers)];
  const apart = withoutOverlaps(found);
  const { origin } = visible;
  const spans = origin
    ? apart.map((span) => ({ ...span, start: origin.starts[span.start]!, end: origin.ends[span.end - 1]! }))
    : apart;
  return { spans, characters: windows.characters };
}

/** Spans that share characters become one, of the weightiest kind. */
function withoutOverlaps(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const apart: PersonalSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = apart.at(-1);
    if (last === undefined || span.start >= last.end) {
      apart.push(span);
      continue;
    }
    const { kind } = KINDS_BY_WEIGHT.indexOf(span.kind) < KINDS_BY_WEIGHT.indexOf(last.kind) ? span : last;
    const isCertain = span.isCertain || last.isCertain;
    apart[apart.length - 1] = { kind, start: last.start, end: Math.max(last.end, span.end), isCertain };
  }
  return apart;
}
