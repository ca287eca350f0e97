import { z } from 'zod';
import { LINK_TERMS, type LinkTerm } from '../domain/series/link-terms.ts';
import { isoTimeSchema, requestTextSchema } from './common.ts';

export const SERIES_STATUSES = ['proposed', 'confirmed', 'refuted', 'closed'] as const;
export type SeriesStatus = (typeof SERIES_STATUSES)[number];

export const LINK_VERDICTS = ['confirmed', 'refuted'] as const;

/** Who decides: a role, never a name. */
export const AUTHOR_ROLES = ['analyst', 'duty', 'admin'] as const;
export type AuthorRole = (typeof AUTHOR_ROLES)[number];
const authorRoleSchema = z.enum(AUTHOR_ROLES);

/** Cases of one series, at least and at most. */
export const SERIES_CASES = { least: 2, most: 200 } as const;

const caseNoSchema = requestTextSchema.trim().min(1).max(64);
const caseNosSchema = z.array(caseNoSchema).max(SERIES_CASES.most);
const labelSchema = requestTextSchema.trim().min(1).max(80);
/** A hypothesis on the series in a few words; empty = none. */
const hypothesisSchema = requestTextSchema.trim().max(80);

/** A series of cases: a hypothesis with its cases, never a person. */
export const caseSeriesSchema = z.object({
  id: z.string(),
  label: z.string(),
  status: z.enum(SERIES_STATUSES),
  caseNos: z.array(z.string()),
  /** Where its authors may travel from. */
  originCity: z.string().optional(),
  /** When they may arrive. */
  arrivalWindow: z.string().optional(),
  authorRole: authorRoleSchema,
  createdAt: isoTimeSchema,
  changedAt: isoTimeSchema,
});
export type CaseSeries = z.infer<typeof caseSeriesSchema>;

/** Reply of `GET /api/case-series`: the newest first. */
export const caseSeriesListSchema = z.object({ series: z.array(caseSeriesSchema) });

/** Body of `POST /api/case-series`. */
export const caseSeriesRequestSchema = z.strictObject({
  label: labelSchema,
  caseNos: caseNosSchema.refine((list) => new Set(list).size >= SERIES_CASES.least, {
    message: `needs at least ${SERIES_CASES.least} different cases`,
  }),
  originCity: hypothesisSchema.optional(),
  arrivalWindow: hypothesisSchema.optional(),
  authorRole: authorRoleSchema.default('analyst'),
});
export type CaseSeriesRequest = z.input<typeof caseSeriesRequestSchema>;

/** Body of `POST /api/case-series/:id/changes`: what is named changes, the rest stays. An empty hypothesis takes it away. */
export const caseSeriesChangeSchema = z.strictObject({
  label: labelSchema.optional(),
  status: z.enum(SERIES_STATUSES).optional(),
  originCity: hypothesisSchema.optional(),
  arrivalWindow: hypothesisSchema.optional(),
  add: caseNosSchema.default([]),
  remove: caseNosSchema.default([]),
});
export type CaseSeriesChange = z.input<typeof caseSeriesChangeSchema>;

export const seriesIdSchema = z.strictObject({ id: z.uuid() });

const termsSchema = z.strictObject(
  Object.fromEntries(LINK_TERMS.map((term) => [term, z.number()])) as Record<LinkTerm, z.ZodNumber>,
);

/** Two different cases in the order of their numbers. */
const pairSchema = z
  .tuple([caseNoSchema, caseNoSchema])
  .refine(([one, other]) => one !== other, { message: 'must be two different cases' })
  .transform(([one, other]): [string, string] => (one < other ? [one, other] : [other, one]));

const linkBase = {
  verdict: z.enum(LINK_VERDICTS),
  authorRole: authorRoleSchema,
  /** What the page showed when it was decided: sum of the terms, probability (0–1), terms. */
  score: z.number(),
  probability: z.number().min(0).max(1),
  terms: termsSchema,
};

/** A verdict on two cases. */
export const caseLinkSchema = z.object({
  ...linkBase,
  id: z.string(),
  caseNos: z.tuple([z.string(), z.string()]),
  at: isoTimeSchema,
});
export type CaseLink = z.infer<typeof caseLinkSchema>;

/** Reply of `GET /api/case-links`: the verdict that counts for each pair, the newest first. */
export const caseLinkListSchema = z.object({ links: z.array(caseLinkSchema) });

const SUM_TOLERANCE = 1e-6;

/** Body of `POST /api/case-links`. */
export const caseLinkRequestSchema = z
  .strictObject({ ...linkBase, caseNos: pairSchema, authorRole: authorRoleSchema.default('analyst') })
  .refine(
    ({ score, terms }) =>
      Math.abs(LINK_TERMS.reduce((sum, term) => sum + terms[term], 0) - score) <= SUM_TOLERANCE,
    { path: ['score'], message: 'must be the sum of the terms' },
  );
export type CaseLinkRequest = z.input<typeof caseLinkRequestSchema>;
