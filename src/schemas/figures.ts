import { z } from 'zod';
import { LANGUAGES } from '../domain/view/languages.ts';
import { labelsSchema } from './common.ts';

/** What of a figure is written in words, in another language. */
const figureWordsSchema = z
  .object({ source: z.string(), subject: z.string(), method: z.string(), note: z.string() })
  .partial();

/** A number as a newspaper printed it, with our re-computation beside it (DOMAIN §3.14). */
export const figureSchema = z.object({
  id: z.string(),
  seed: z.enum(['S0', 'S1', 'S2', 'S3', 'S4']),
  source: z.string(),
  quote: z.string(),
  subject: z.string(),
  /** Code of the unit it speaks of, where it is one. */
  unitCode: z.string().optional(),
  metric: z.string(),
  labels: labelsSchema,
  value: z.number(),
  unit: z.string(),
  /** `lt`: "less than", as `le` without the number itself. */
  qualifier: z.enum(['eq', 'ge', 'le', 'lt', 'approx']),
  asOf: z.string(),
  /** Whether the day was not printed and is inferred from the text. */
  asOfInferred: z.boolean().optional(),
  period: z.string().optional(),
  definitionId: z.string().optional(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  check: z.object({
    method: z.string(),
    recomputed: z.number().optional(),
    verdict: z.enum(['ok', 'mismatch', 'implausible', 'uncheckable']),
    note: z.string().optional(),
  }),
  /** Source, subject, method and note in other languages. What is left out stays as it was written. */
  translations: z.partialRecord(z.enum(LANGUAGES), figureWordsSchema).optional(),
});
export type FigureRecord = z.infer<typeof figureSchema>;
