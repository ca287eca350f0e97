import { levelOfCode } from '../../grids/codes.ts';
import { isBlank } from '../fields/column-mapping.ts';
import { parseDegrees, splitPosition } from '../fields/parse-degrees.ts';
import { cellText, showValue, WITHHELD } from '../fields/row-result.ts';
import { readWrittenTime } from '../times/parse-time.ts';

/** What the cells of a column look like. Counts are of cells that are not blank; one cell may count under several. */
export interface ColumnProfile {
  name: string;
  cells: number;
  blank: number;
  /** Different values with their numbers; no further ones once there are a thousand. */
  values: ReadonlyMap<string, number>;
  counts: Readonly<Record<CellShape, number>>;
  shortest: number;
  longest: number;
  /** Its numbers and degrees, at most two thousand. */
  numbers: readonly number[];
  /** At most three different values as a report may show them. */
  samples: readonly string[];
}

/**
 * `day` a time that is a date alone · `gbCode` 20 digits · `unitCode` a code of a unit · `position` both coordinates · `clock` a time of day without a date ·
 * `openDate` month and day in an order that the text does not say · `personal` what is masked in reports.
 */
export type CellShape =
  | 'number'
  | 'longitude'
  | 'latitude'
  | 'position'
  | 'metres'
  | 'time'
  | 'day'
  | 'openDate'
  | 'digits'
  | 'clock'
  | 'gbCode'
  | 'unitCode'
  | 'object'
  | 'personal';

const MOST_VALUES = 1000;
const MOST_SAMPLES = 3;
const MOST_NUMBERS = 2000;
/** China with its seas, degrees. */
const LONGITUDES = [73, 136] as const;
const LATITUDES = [3, 54] as const;
const LEAST_METRES = 1000;

/** Looks at the cells of a column one by one; `end` gives its profile. */
export function createColumnProfiler(name: string): { add(cell: unknown): void; end(): ColumnProfile } {
  const counts: Record<CellShape, number> = { number: 0, longitude: 0, latitude: 0, position: 0, metres: 0, time: 0, day: 0, openDate: 0, digits: 0, clock: 0, gbCode: 0, unitCode: 0, object: 0, personal: 0 }; // prettier-ignore
  const values = new Map<string, number>();
  const samples = new Set<string>();
  const numbers: number[] = [];
  let [cells, blank, shortest, longest] = [0, 0, Infinity, 0];
  return {
    add(cell) {
      cells++;
      if (isBlank(cell)) {
        blank++;
        return;
      }
      const text = cellText(cell).trim();
      const length = [...text].length;
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
      for (const shape of shapesOf(cell, text)) counts[shape]++;
      const number = counts.number > numbers.length ? parseDegrees(cell) : { reason: '' };
      if (!('reason' in number) && numbers.length < MOST_NUMBERS) numbers.push(number.value);
      const seen = values.get(text);
      if (seen !== undefined || values.size < MOST_VALUES) values.set(text, (seen ?? 0) + 1);
      if (samples.size < MOST_SAMPLES) samples.add(showValue(text));
    },
    end: () => ({ name, cells, blank, values, counts, shortest: Math.min(shortest, longest), longest, numbers, samples: [...samples] }), // prettier-ignore
  };
}

function shapesOf(cell: unknown, text: string): CellShape[] {
  if (showValue(text) === WITHHELD) return ['personal'];
  if (typeof cell === 'object') return ['object'];
  const shapes: CellShape[] = [];
  const isDigits = /^\d+$/.test(text);
  if (isDigits) shapes.push('digits');
  if (/^\d{20}$/.test(text)) return [...shapes, 'gbCode'];
  if (isDigits && levelOfCode(text) !== undefined && text.length >= 6 && text.length % 3 === 0)
    shapes.push('unitCode');
  if (/^\d{1,2}:\d{2}(:\d{2})?$/.test(text)) return [...shapes, 'clock'];
  const number = parseDegrees(cell);
  if (!('reason' in number)) {
    shapes.push('number');
    const { value } = number;
    if (value >= LONGITUDES[0] && value <= LONGITUDES[1]) shapes.push('longitude');
    if (value >= LATITUDES[0] && value <= LATITUDES[1]) shapes.push('latitude');
    if (Math.abs(value) >= LEAST_METRES) shapes.push('metres');
    // A number may be the day of a spreadsheet, but most numbers are none: only digits that make a date count.
    if (!/^(19|20)\d{6}(\d{4,6})?$/.test(text)) return shapes;
  }
  if (isPosition(text)) return [...shapes, 'position'];
  const time = readWrittenTime(text);
  if (!('reason' in time)) shapes.push('time', ...(time.precision === 'day' ? (['day'] as const) : []));
  else if (/month\/day/.test(time.reason)) shapes.push('openDate');
  return shapes;
}

function isPosition(text: string): boolean {
  const pair = splitPosition(text)?.map(parseDegrees);
  return pair?.every((part) => !('reason' in part)) === true;
}
