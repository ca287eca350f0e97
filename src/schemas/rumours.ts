import { z } from 'zod';
import { caseFaults } from '../domain/rumours/case-guard.ts';
import { isoDateSchema, labelsSchema, unitCodeSchema } from './common.ts';

const codeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);

/** A table of codes with labels, beside the tables of incidents, whose codes it does not touch. */
const tableSchema = z
  .array(z.strictObject({ code: codeSchema, labels: labelsSchema }))
  .refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length, 'codes must differ');

/** What was ordered: a penalty, or detention with its days where the source prints them. */
const sanctionSchema = z.strictObject({ code: codeSchema, days: z.number().int().min(1).max(15).optional() });

/** One case as a newspaper printed it: where, what, by which medium, why, and what was ordered. Never who. */
export const rumourCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** The day that the source prints, and what of the case happened on it. */
  on: isoDateSchema.optional(),
  dated: labelsSchema,
  unitCode: unitCodeSchema,
  jurisdiction: labelsSchema,
  topic: labelsSchema,
  media: z.array(codeSchema).min(1),
  /** Absent where the source does not say why. */
  motive: codeSchema.optional(),
  /** `printed` in the source, or `read` out of its words. */
  motiveBy: z.enum(['printed', 'read']).optional(),
  sanctions: z.array(sanctionSchema).min(1),
  /** What has to be said with it: a misprint, what was left out. */
  note: labelsSchema.optional(),
  source: z.string().min(1),
});

/** A call for leads: how many kinds it names, and those of them whose words are known. */
const leadsSchema = z
  .strictObject({
    labels: labelsSchema,
    on: isoDateSchema,
    source: z.string().min(1),
    /** How many kinds the call names, as published. */
    kindsNamed: z.number().int().min(1),
    kinds: z.array(labelsSchema),
    note: labelsSchema.optional(),
  })
  .refine(({ kinds, kindsNamed }) => kinds.length <= kindsNamed, {
    path: ['kinds'],
    message: 'are more than the call names',
  });

/**
 * Rumours as cases of law. The guard refuses whatever would count the cases or lead to a person; every code has to stand in
 * its table.
 */
export const rumoursSchema = z
  .strictObject({
    /** The category of incidents that it belongs to. */
    categoryCode: z.string().min(1),
    notice: labelsSchema,
    media: tableSchema,
    motives: tableSchema,
    sanctions: tableSchema,
    cases: z.array(rumourCaseSchema),
    leads: z.array(leadsSchema),
  })
  .superRefine(({ media, motives, sanctions, cases }, context) => {
    const unknown = (table: typeof media, code: string) => !table.some((row) => row.code === code);
    for (const [index, one] of cases.entries()) {
      const at = ['cases', index];
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [...at, ...path.split('.')], message });
      for (const { path, reason } of caseFaults(one)) refuse(path, CASE_FAULTS[reason]);
      for (const [place, code] of one.media.entries())
        if (unknown(media, code)) refuse(`media.${place}`, 'is no medium of the table');
      if (one.motive !== undefined && unknown(motives, one.motive))
        refuse('motive', 'is no motive of the table');
      if ((one.motive === undefined) !== (one.motiveBy === undefined))
        refuse('motiveBy', 'must stand beside a motive');
      for (const [place, { code }] of one.sanctions.entries())
        if (unknown(sanctions, code)) refuse(`sanctions.${place}.code`, 'is no sanction of the table');
    }
  });
export type Rumours = z.infer<typeof rumoursSchema>;
export type RumourCase = Rumours['cases'][number];

const CASE_FAULTS = {
  statistic: 'would make cases that a newspaper chose a statistic',
  person: 'leads to a person',
  personalData: 'holds personal data',
} as const;
