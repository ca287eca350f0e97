import type { Tour } from '../../../src/schemas/tours.ts';
import { integer, json, optional, text, isoTimestamp } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

/** A tour of a data set as it is stored: where it comes from, its id and its whole script. */
export interface TourRow {
  readonly dataSet: string;
  readonly id: string;
  readonly script: Tour;
}

/** A tour that was written in the page. */
export interface SavedTourRow {
  readonly id: string;
  readonly script: Tour;
  readonly basedOn?: string | undefined;
  readonly version: number;
  readonly updatedAt: string;
}

const fields = {
  dataSet: text('data_set_id'),
  id: text('id'),
  script: json('script'),
} satisfies Fields<TourRow>;

export type StoredTour = RowOf<typeof fields>;
export const TOURS = mapTable<TourRow>(fields);

const savedFields = {
  id: text('id'),
  script: json('script'),
  basedOn: optional(text('based_on')),
  version: integer('version'),
  updatedAt: isoTimestamp('updated_at'),
} satisfies Fields<SavedTourRow>;

export type StoredSavedTour = RowOf<typeof savedFields>;
export const SAVED_TOURS = mapTable<SavedTourRow>(savedFields);
