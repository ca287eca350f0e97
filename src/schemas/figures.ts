import { z } from 'zod';
import { labelsSchema } from './common.ts';

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
  qualifier: z.enum(['eq', 'ge', 'le', 'approx']),
  asOf: z.string(),
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
});
export type FigureRecord = z.infer<typeof figureSchema>;
