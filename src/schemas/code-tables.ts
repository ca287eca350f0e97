import { z } from 'zod';
import { isoDateSchema, labelsSchema, unitCodeSchema, unitLevelSchema } from './common.ts';

/** A row of a code table: a category (with its parent) or a channel. Adding a row changes no code. */
export const codeRowSchema = z.object({
  code: z.string(),
  parent: z.string().optional(),
  labels: labelsSchema,
  origin: z.enum(['reported', 'assumed']),
  /** Department that leads by default, and the default tier. */
  leadDept: z.string().optional(),
});
export type CodeRow = z.infer<typeof codeRowSchema>;

export const staffingSchemeSchema = z.object({
  id: z.string(),
  label: z.string(),
  slots: z.array(
    z.object({
      role: z.string(),
      labels: labelsSchema,
      min: z.number().int().min(0),
      max: z.number().int().optional(),
    }),
  ),
  source: z.string().optional(),
});

/** How large a unit of a level may be: a limit that somebody published, with where and when. */
export const gridRuleSchema = z.object({
  id: z.string(),
  labels: labelsSchema,
  level: unitLevelSchema,
  /** Codes of the units within which the rule counts; without it everywhere. */
  within: z.array(unitCodeSchema).optional(),
  limits: z.array(
    z.object({
      /** Name in the quantities of a unit: `households`, `partyMembers`. */
      quantity: z.string(),
      labels: labelsSchema,
      most: z.number().int().positive(),
      unit: z.string(),
    }),
  ),
  origin: z.enum(['reported', 'assumed']),
  source: z.string(),
  /** The day of the source. */
  asOf: isoDateSchema,
});
export type GridRule = z.infer<typeof gridRuleSchema>;

export const codeTablesSchema = z.object({
  categories: z.array(codeRowSchema),
  channels: z.array(codeRowSchema),
  departments: z.array(codeRowSchema).default([]),
  staffingSchemes: z.array(staffingSchemeSchema).default([]),
  gridRules: z.array(gridRuleSchema).optional(),
});
export type CodeTables = z.infer<typeof codeTablesSchema>;
