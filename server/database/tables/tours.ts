import type { Tour } from '../../../src/schemas/tours.ts';
import { json, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

/** A tour as it is stored: its id and its whole script. */
export interface TourRow {
  readonly id: string;
  readonly script: Tour;
}

const fields = {
  id: text('id'),
  script: json('script'),
} satisfies Fields<TourRow>;

export type StoredTour = RowOf<typeof fields>;
export const TOURS = mapTable<TourRow>(fields);
