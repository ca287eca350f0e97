import { z } from 'zod';
import { FRAUD_BASES } from '../domain/prevention/statistic.ts';
import { TYPE_RELATIONS } from '../domain/prevention/type-versions.ts';
import { isoDateSchema, labelsSchema, unitCodeSchema } from './common.ts';

const figureIdSchema = z.string().min(1).max(20);
const codeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
const idSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A version of the code table of kinds of fraud. */
export const fraudSchemeSchema = z.strictObject({
  id: idSchema,
  labels: labelsSchema,
  source: z.string().min(1),
  /** The day of the source, from which on the version is known. */
  validFrom: isoDateSchema,
  note: labelsSchema.optional(),
  types: z
    .array(z.strictObject({ code: codeSchema, labels: labelsSchema }))
    .min(1)
    .refine((types) => new Set(types.map(({ code }) => code)).size === types.length, 'codes must differ'),
});

/** What a type of the older version became: the same, a wider or a narrower one. */
const relationSchema = z.strictObject({
  from: codeSchema,
  to: codeSchema,
  relation: z.enum(TYPE_RELATIONS),
  note: labelsSchema.optional(),
});

/**
 * Shares of one whole. `figure` names a published figure; `least` and `most` those between which a share lies that was not
 * printed by itself.
 */
const partSchema = z
  .strictObject({
    code: codeSchema,
    labels: labelsSchema.optional(),
    figure: figureIdSchema.optional(),
    least: figureIdSchema.optional(),
    most: figureIdSchema.optional(),
  })
  .refine(
    ({ figure, least, most }) => (figure === undefined) !== (least === undefined && most === undefined),
    'needs either figure, or least and most',
  );

/** A published distribution with its basis. */
const statisticSchema = z.strictObject({
  id: idSchema,
  labels: labelsSchema,
  unitCode: unitCodeSchema,
  period: z.string().min(1),
  basis: z.enum(FRAUD_BASES),
  /** The version of the code table of its parts; absent where they are no kinds of fraud. */
  scheme: idSchema.optional(),
  /** Whether every case belongs to just one part. */
  isPartition: z.boolean(),
  parts: z.array(partSchema).min(1),
});

/** A published warning with the way the fraud goes, step by step. */
const scriptSchema = z.strictObject({
  id: idSchema,
  labels: labelsSchema,
  code: codeSchema.optional(),
  source: z.string().min(1),
  asOf: isoDateSchema,
  steps: z.array(labelsSchema).min(1),
  tip: labelsSchema,
  /** Losses of single cases: ids of published figures. Their sum is reckoned. */
  losses: z.array(figureIdSchema).default([]),
});

/** What was done on a market day against fraud or theft, as it was published. */
const activitySchema = z.strictObject({
  labels: labelsSchema,
  placeId: z.string().min(1).max(200),
  /** The day, where the source prints one. */
  on: isoDateSchema.optional(),
  source: z.string().min(1),
  asOf: isoDateSchema,
});

/** Prevention of fraud as it was published: code tables by version, distributions by basis, warnings, activities. */
export const preventionSchema = z
  .strictObject({
    schemes: z.array(fraudSchemeSchema),
    relations: z.array(relationSchema),
    statistics: z.array(statisticSchema),
    /** Ids of figures of the whole city. */
    figures: z.array(figureIdSchema),
    scripts: z.array(scriptSchema),
    activities: z.array(activitySchema),
  })
  .superRefine(({ schemes, relations, statistics }, context) => {
    const codesOf = (id: string | undefined) => schemes.find((scheme) => scheme.id === id)?.types;
    const [older, newer] = schemes;
    for (const [index, { from, to }] of relations.entries())
      if (!older?.types.some(({ code }) => code === from) || !newer?.types.some(({ code }) => code === to))
        context.addIssue({
          code: 'custom',
          path: ['relations', index],
          message: 'must lead from a type of the first scheme to one of the second',
        });
    for (const [index, { scheme, parts }] of statistics.entries()) {
      const types = codesOf(scheme);
      if (scheme === undefined) continue;
      const strange = parts.findIndex(({ code }) => types?.some((type) => type.code === code) !== true);
      if (strange >= 0)
        context.addIssue({
          code: 'custom',
          path: ['statistics', index, 'parts', strange, 'code'],
          message: `is no type of ${scheme}`,
        });
    }
  });
export type Prevention = z.infer<typeof preventionSchema>;
export type PublishedStatistic = Prevention['statistics'][number];
export type FraudScript = Prevention['scripts'][number];
