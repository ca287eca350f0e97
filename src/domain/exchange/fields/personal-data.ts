import { searchPersonalData } from '../privacy/find-personal-data.ts';
import { PERSONAL_DATA, type PersonalSpan } from '../privacy/kinds.ts';

/** The first kind of personal data found in `text` (rule V-12), in words, or `undefined`. The match itself is never returned. */
export function findPersonalData(text: string): string | undefined {
  const [first] = searchPersonalData(text).spans;
  return first && PERSONAL_DATA[first.kind].words;
}

/** The same with its place, for somebody who can write the text anew: `a mobile number (characters 4 to 14)`. */
export function placePersonalData(text: string): string | undefined {
  const [first] = searchPersonalData(text).spans;
  if (first === undefined) return undefined;
  const countTo = (end: number) => Array.from(text.slice(0, end)).length;
  return `${PERSONAL_DATA[first.kind].words} (characters ${countTo(first.start) + 1} to ${countTo(first.end)})`;
}

/** What a report says of masked places, once for each kind: why, and the masks that stand there now. Never the values. */
export function sayMasked(
  masked: readonly PersonalSpan[],
): { readonly why: string; readonly masks: string }[] {
  const masks = new Map<string, string>();
  for (const { kind, isCertain } of masked) {
    const { words, mask } = PERSONAL_DATA[kind];
    const why = `${isCertain ? '' : 'perhaps '}${words}; masked (V-12)`;
    masks.set(why, `${masks.get(why) ?? ''}${mask}`);
  }
  return Array.from(masks, ([why, made]) => ({ why, masks: made }));
}
