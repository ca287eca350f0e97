import { z } from 'zod';
import { isoDateSchema, isoTimeSchema, positionSchema, unitCodeSchema, unitLevelSchema } from './common.ts';
import { folderNotesSchema } from './folder-notes.ts';
import { gridRuleSchema, staffingSchemeSchema } from './code-tables.ts';

const shareSchema = z.object({ share: z.number().min(0).max(1), error: z.number().min(0) });
const countsSchema = {
  units: z.number().int(),
  within: z.number().int(),
  breaches: z.number().int(),
  unknown: z.number().int(),
};

const sizeFindingSchema = z.object({
  kind: z.literal('size'),
  ruleId: z.string(),
  code: unitCodeSchema,
  quantity: z.string(),
  most: z.number(),
  value: z.number().optional(),
  /** What is left to the limit; below 0 beyond it. */
  distance: z.number().optional(),
  verdict: z.enum(['within', 'over', 'unknown']),
});
const staffingFindingSchema = z.object({
  kind: z.literal('staffing'),
  schemeId: z.string(),
  code: unitCodeSchema,
  role: z.string(),
  min: z.number(),
  max: z.number().optional(),
  count: z.number().optional(),
  distance: z.number().optional(),
  verdict: z.enum(['within', 'short', 'over', 'unknown']),
});
export const ruleFindingSchema = z.discriminatedUnion('kind', [sizeFindingSchema, staffingFindingSchema]);
export type RuleFinding = z.infer<typeof ruleFindingSchema>;

const proposedUnitSchema = z.object({
  code: unitCodeSchema,
  name: z.string(),
  geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(positionSchema)) }),
  areaM2: z.number(),
  labelPoint: positionSchema,
  share: z.number(),
  quantities: z.record(z.string(), z.number()),
  inner: z.array(z.object({ from: unitCodeSchema, to: unitCodeSchema })),
});
const splitPlanSchema = z.object({
  of: unitCodeSchema,
  level: unitLevelSchema,
  parentCode: unitCodeSchema,
  by: z.enum(['inner-units', 'straight-cut']),
  weighedBy: z.enum(['households', 'density', 'area']),
  imbalance: z.number(),
  validFrom: isoDateSchema,
  parts: z.array(proposedUnitSchema).min(2),
  crossed: z.array(unitCodeSchema),
});

export const unitServiceSchema = z.object({
  inside: z.number().int(),
  area: shareSchema.optional(),
  householdShare: z.number().optional(),
  households: z.number().optional(),
});
export const unitCamerasSchema = z.object({
  cameras: z.number().int(),
  knownShare: z.number().optional(),
  area: shareSchema,
});

/** What `gridlight rules --json` prints. */
export const rulesReportSchema = z.object({
  dataSet: z.string(),
  checkedAt: isoTimeSchema,
  /** Rules on size with what came of each of their limits. */
  rules: z.array(
    gridRuleSchema.extend({
      held: z.array(
        z.object({
          quantity: z.string(),
          ...countsSchema,
          /** The unit that has least left to the limit. */
          tightest: z.object({ code: unitCodeSchema, value: z.number(), distance: z.number() }).optional(),
        }),
      ),
    }),
  ),
  /** Staffing schemes, counted by unit and role. */
  schemes: z.array(staffingSchemeSchema.extend(countsSchema)),
  breaches: z.array(ruleFindingSchema),
  /** What no rule can decide, as a number is missing; never taken for 0. */
  unknown: z.array(ruleFindingSchema),
  unknownSchemes: z.array(z.object({ code: unitCodeSchema, schemeId: z.string() })),
  rolesBeside: z.array(z.object({ code: unitCodeSchema, role: z.string(), count: z.number() })),
  unstaffed: z.array(unitCodeSchema),
  splits: z.array(splitPlanSchema),
  notSplit: z.array(
    z.object({
      of: unitCodeSchema,
      reason: z.enum(['no-parent', 'several-pieces', 'no-balanced-cut', 'no-serials-left']),
    }),
  ),
  services: z.object({
    /** Along the streets, or as the crow flies where the data set has none. */
    by: z.enum(['streets', 'straight-line']),
    levels: z.array(
      z.object({
        facilityType: z.string(),
        level: unitLevelSchema,
        units: z.number().int(),
        without: z.array(unitCodeSchema),
        unreached: z.array(unitCodeSchema).optional(),
        area: shareSchema.optional(),
        householdShare: z.number().optional(),
      }),
    ),
    cameraLevels: z.array(
      z.object({
        pointClass: z.number().int(),
        level: unitLevelSchema,
        units: z.number().int(),
        cameras: z.number().int(),
        knownShare: z.number().optional(),
        area: shareSchema,
        littleKnown: z.array(unitCodeSchema),
      }),
    ),
    units: z.array(
      z.object({
        code: unitCodeSchema,
        services: z.record(z.string(), unitServiceSchema),
        cameras: z.record(z.string(), unitCamerasSchema),
      }),
    ),
  }),
  notes: z.array(z.string()),
  ...folderNotesSchema.shape,
});
export type RulesReport = z.infer<typeof rulesReportSchema>;
