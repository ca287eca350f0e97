import { showValue, type Rejection } from '../../src/domain/exchange/fields/row-result.ts';
import { rejectionText } from '../load/report-text.ts';

const EXAMPLES = 5;

/** Rows that an analysis cannot use: the first few whole, the rest counted. */
export interface LeftOutRows {
  readonly count: number;
  /** The value is shown as a report may show it. */
  add(source: { row: number; line?: number }, field: string, value: string, reason: string): void;
  /** A sentence for the warnings; `undefined` where every row was taken. */
  warning(rowsRead: number): string | undefined;
}

/** A count of none, with the first five rows to come. */
export function createLeftOutRows(): LeftOutRows {
  let count = 0;
  const examples: Rejection[] = [];
  return {
    get count() {
      return count;
    },
    add: ({ row, line }, field, value, reason) => {
      count += 1;
      if (examples.length >= EXAMPLES) return;
      const place = line === undefined ? { row } : { row, line };
      examples.push({ ...place, field, value: showValue(value), reason });
    },
    warning: (rowsRead) => {
      if (count === 0) return undefined;
      const rest = count > EXAMPLES ? [`… ${count - EXAMPLES} more`] : [];
      return `${count} of ${rowsRead} rows ${count === 1 ? 'is' : 'are'} left out: ${[...examples.map(rejectionText), ...rest].join('; ')}`;
    },
  };
}
