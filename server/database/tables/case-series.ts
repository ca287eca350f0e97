import type { CaseLink, CaseSeries } from '../../../src/schemas/case-series.ts';
import { isoTimestamp, json, number, optional, text, textArray } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const seriesFields = {
  id: text('id'),
  label: text('label'),
  status: text('status'),
  caseNos: textArray('case_nos'),
  originCity: optional(text('origin_city')),
  arrivalWindow: optional(text('arrival_window')),
  authorRole: text('author_role'),
  createdAt: isoTimestamp('created_at'),
  changedAt: isoTimestamp('changed_at'),
} satisfies Fields<CaseSeries>;

export type StoredCaseSeries = RowOf<typeof seriesFields>;
export const CASE_SERIES = mapTable<CaseSeries>(seriesFields);

/** A verdict as it is stored: its two cases in two columns. */
export type CaseLinkRow = Omit<CaseLink, 'caseNos'> & { caseA: string; caseB: string };

const linkFields = {
  id: text('id'),
  caseA: text('case_a'),
  caseB: text('case_b'),
  verdict: text('verdict'),
  authorRole: text('author_role'),
  at: isoTimestamp('at'),
  score: number('score'),
  probability: number('probability'),
  terms: json('terms'),
} satisfies Fields<CaseLinkRow>;

export type StoredCaseLink = RowOf<typeof linkFields>;
export const CASE_LINKS = mapTable<CaseLinkRow>(linkFields);
