/** How dates are written: month, day, year · day, month, year · year first. */
export const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What the dates of a column say about their order. */
export interface DateOrderFinding {
  order: DateOrder;
  /** Dates that end in the year. */
  yearLast: number;
  /** Those of them that fit this order alone, and the other one alone. */
  proofs: number;
  contradictions: number;
}

const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[T ])/;
const TWELVE_HOURS = /^(.*[T ])(\d{1,2})(:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*([ap])\.?m\.?$/i;

/**
 * The order of the dates of a column. Those that end in the year decide by a first or second number above 12, which can
 * be no month; without such a number the month is taken as first (`proofs` is 0). `ymd` where no date ends in the year.
 */
export function detectDateOrder(cells: Iterable<string>): DateOrderFinding {
  let [yearLast, monthFirst, dayFirst] = [0, 0, 0];
  for (const cell of cells) {
    const match = YEAR_LAST.exec(cell.normalize('NFKC').trim());
    if (match === null) continue;
    yearLast += 1;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) dayFirst += 1;
    if (second > 12 && first <= 12) monthFirst += 1;
  }
  if (yearLast === 0) return { order: 'ymd', yearLast, proofs: 0, contradictions: 0 };
  return dayFirst > monthFirst
    ? { order: 'dmy', yearLast, proofs: dayFirst, contradictions: monthFirst }
    : { order: 'mdy', yearLast, proofs: monthFirst, contradictions: dayFirst };
}

/**
 * A date and time with the year first and 24 hours (`3/5/2024 1:05 PM` → `2024-3-5 13:05`), as `readWrittenTime` takes
 * it. With `ymd` a date that ends in the year stays as it is, and so does whatever is no date.
 */
export function withYearFirst(cell: string, order: DateOrder): string {
  const text = withTwentyFourHours(cell.normalize('NFKC').trim());
  const match = order === 'ymd' ? null : YEAR_LAST.exec(text);
  if (match === null) return text;
  const [whole, first = '', , second = '', year = ''] = match;
  const [month, day] = order === 'mdy' ? [first, second] : [second, first];
  return `${year}-${month}-${day}${text.slice(whole.length)}`;
}

function withTwentyFourHours(text: string): string {
  const match = TWELVE_HOURS.exec(text);
  if (match === null) return text;
  const [, date = '', hour = '', rest = '', half = ''] = match;
  if (Number(hour) < 1 || Number(hour) > 12) return text;
  return `${date}${(Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)}${rest}`;
}
