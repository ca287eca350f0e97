import type { TextWindows } from './text-windows.ts';

/** The longest numbers that are looked for: bank cards. The shortest: telephones of a town. */
const MOST_DIGITS = 19;
const LEAST_DIGITS = 7;
/** Pieces that people write a number in, where they do not write each digit apart. */
const MOST_PIECES = 6;
const DIGITS = /\d+/g;
const ENOUGH_DIGITS = /(?:\d\D{0,2}){7}/;
/** What people write between the parts of one number. */
const BETWEEN = /^[ \-.·()]{1,2}$/;

/** Digits that may be one number, written in one piece or in several. */
export interface DigitCandidate {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Lengths of its pieces. */
  readonly pieces: readonly number[];
  /** Other digits stand beside it, with nothing but a sign between. */
  readonly isPart: boolean;
}

/** Every run of digits and every sequence of neighbouring runs, of 7 to 19 digits. A longer run is no number of a person. */
export function* digitCandidates(windows: TextWindows): Generator<DigitCandidate> {
  const { text } = windows;
  if (!ENOUGH_DIGITS.test(text)) return;
  const runs = [...text.matchAll(DIGITS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const isLinked = runs.map(({ start }, index) => {
    const last = runs[index - 1];
    return last !== undefined && start - last.end <= 2 && BETWEEN.test(text.slice(last.end, start));
  });
  for (const [first, { start }] of runs.entries()) {
    let digits = '';
    const pieces: number[] = [];
    for (let last = first; last < runs.length && (last === first || isLinked[last]); last++) {
      const run = runs[last]!;
      const isSpaced = digits.length === pieces.length && run.end - run.start === 1;
      if (digits.length + run.end - run.start > MOST_DIGITS || (pieces.length >= MOST_PIECES && !isSpaced))
        break;
      const piece = windows.after(run.start, run.end - run.start);
      digits += piece;
      pieces.push(piece.length);
      if (digits.length < LEAST_DIGITS) continue;
      const isPart = isLinked[first] === true || isLinked[last + 1] === true;
      yield { start, end: run.end, digits, pieces: [...pieces], isPart };
    }
  }
}
