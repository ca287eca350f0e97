/*
 * The title of an event of the bench says which one it is and when it was posted: `b 0000123 0000123456789012`. Moments
 * are microseconds of the monotonic clock, which all processes of a machine share.
 */

const NUMBER_DIGITS = 7;
const TIME_DIGITS = 16;
const BEGIN = '"title":"b ';
const MARK_LENGTH = BEGIN.length + NUMBER_DIGITS + 1 + TIME_DIGITS;

/** Beginning of the titles, to count them by. */
export const MARK_TITLE = 'b ';

/** Microseconds of the monotonic clock. */
export function monotonicUs(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

export function markTitle(number: number, postedUs: number): string {
  return `${MARK_TITLE}${String(number).padStart(NUMBER_DIGITS, '0')} ${String(postedUs).padStart(TIME_DIGITS, '0')}`;
}

/** Reads the marks out of the pieces of a stream, in which a piece may end anywhere. */
export interface MarkReader {
  read(piece: string, onMark: (number: number, postedUs: number) => void): void;
}

export function createMarkReader(): MarkReader {
  let rest = '';
  return {
    read: (piece, onMark) => {
      const text = rest + piece;
      let from = 0;
      for (;;) {
        const at = text.indexOf(BEGIN, from);
        if (at < 0) {
          rest = text.slice(Math.max(from, text.length - BEGIN.length + 1));
          return;
        }
        if (at + MARK_LENGTH > text.length) {
          rest = text.slice(at);
          return;
        }
        const begin = at + BEGIN.length;
        const end = begin + NUMBER_DIGITS;
        onMark(Number(text.slice(begin, end)), Number(text.slice(end + 1, end + 1 + TIME_DIGITS)));
        from = at + MARK_LENGTH;
      }
    },
  };
}
