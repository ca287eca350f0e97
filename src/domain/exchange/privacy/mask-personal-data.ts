import { searchPersonalData } from './find-personal-data.ts';
import { PERSONAL_DATA, type PersonalSpan } from './kinds.ts';

/** Masks change what stands beside a number; what is found only then is masked too. */
const MOST_ROUNDS = 4;

/**
 * A text with a mask in the place of all personal data that were found in it (rule V-12), certain or doubtful, and what was
 * masked. It is never longer than the text.
 */
export function maskPersonalData(original: string): {
  readonly text: string;
  readonly masked: readonly PersonalSpan[];
} {
  let text = original;
  const masked: PersonalSpan[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { spans } = searchPersonalData(text);
    if (spans.length === 0) break;
    masked.push(...spans);
    text = withMasks(text, spans);
  }
  return { text, masked };
}

function withMasks(text: string, spans: readonly PersonalSpan[]): string {
  let end = 0;
  const parts = spans.map((span) => {
    const before = text.slice(end, span.start);
    end = span.end;
    return before + maskOf(span);
  });
  return parts.join('') + text.slice(end);
}

function maskOf({ kind, start, end }: PersonalSpan): string {
  const { mask } = PERSONAL_DATA[kind];
  return mask.length <= end - start ? mask : '＊'.repeat(end - start);
}
