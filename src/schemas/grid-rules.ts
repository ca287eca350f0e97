import type { Polygon } from 'geojson';
import { z } from 'zod';
import { isoDateSchema, isoTimeSchema, unitCodeSchema } from './common.ts';
import { gridRuleSchema } from './code-tables.ts';

/** A unit that is larger than a rule allows, with a proposed split, or why there is none. */
const oversizeUnitSchema = z.object({
  code: unitCodeSchema,
  name: z.string(),
  breaches: z.array(
    z.object({ ruleId: z.string(), quantity: z.string(), most: z.number(), value: z.number() }),
  ),
  split: z
    .object({
      by: z.enum(['inner-units', 'straight-cut']),
      weighedBy: z.enum(['households', 'density', 'area']),
      /** The heaviest part over the mean, less one. */
      imbalance: z.number(),
      /** Units inside that a straight cut runs through. */
      crossed: z.array(unitCodeSchema),
      parts: z.array(
        z.object({
          code: unitCodeSchema,
          name: z.string(),
          geometry: z.custom<Polygon>(),
          areaM2: z.number(),
          share: z.number(),
          quantities: z.record(z.string(), z.number()),
        }),
      ),
    })
    .optional(),
  noSplit: z.enum(['no-parent', 'several-pieces', 'no-balanced-cut', 'no-serials-left']).optional(),
});
export type OversizeUnit = z.infer<typeof oversizeUnitSchema>;

/** `/api/grid-rules`: limits of size, the units beyond them, and how many units have no number to be held against one. */
export const gridRulesReplySchema = z.object({
  asOf: isoTimeSchema,
  /** First day on which a proposed split could count: the first of next month. */
  validFrom: isoDateSchema,
  rules: z.array(gridRuleSchema),
  oversize: z.array(oversizeUnitSchema),
  unknown: z.number().int(),
});
export type GridRulesReply = z.infer<typeof gridRulesReplySchema>;
