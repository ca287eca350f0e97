import { detectDateOrder } from '../times/date-order.ts';
import { narrowTime } from '../times/read-spelling.ts';
import { compileTimeFormat } from '../times/time-format.ts';

/** How the times of a column are written, where the texts alone do not say it. */
export interface TimeFormatGuess {
  format: string;
  /** How many of the different values it reads, and how many there are. */
  read: number;
  of: number;
  /** Whether a number above 12 says which one is the month. */
  isProved: boolean;
}

const CLOCKS = ['', ' H:mm', ' H:mm:ss', ' h:mm A', ' h:mm:ss A', ' H:mm:ss.S'];
const DATES = { mdy: ['M', 'D', 'YYYY'], dmy: ['D', 'M', 'YYYY'] } as const;

/** The format that reads most of the values, where they end in the year; `undefined` where no date does. */
export function guessTimeFormat(values: readonly string[]): TimeFormatGuess | undefined {
  const { order, proofs } = detectDateOrder(values);
  if (order === 'ymd') return undefined;
  const texts = values.map(narrowTime);
  const guesses = ['/', '-', '.'].flatMap((sign) =>
    CLOCKS.map((clock): TimeFormatGuess => {
      const format = DATES[order].join(sign) + clock;
      const reads = compileTimeFormat(format);
      const read = texts.filter((text) => !('reason' in reads(text))).length;
      return { format, read, of: values.length, isProved: proofs > 0 };
    }),
  );
  return guesses.reduce((best, next) => (next.read > best.read ? next : best));
}
