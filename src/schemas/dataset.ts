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

export const CRS_NAMES = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'epsg:4547'] as const;

/** One file of a data set. `columns` maps our field names to the names in the file; unmapped fields keep their name. */
const layerBase = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  file: z.string(),
  crs: z.enum(CRS_NAMES).optional(),
  columns: z.record(z.string(), z.string()).default({}),
  /** Fixed values for fields that the file does not carry. */
  constants: z.record(z.string(), z.unknown()).default({}),
};
export const layerSchema = z.discriminatedUnion('kind', [
  z.object({
    ...layerBase,
    kind: z.literal('units'),
    level: unitLevelSchema.optional(),
    /** First day of these boundaries: what they replace is kept and ends the day before. */
    validFrom: isoDateSchema.optional(),
  }),
  z.object({ ...layerBase, kind: z.literal('lines') }),
  z.object({ ...layerBase, kind: z.literal('places') }),
  z.object({ ...layerBase, kind: z.literal('facilities') }),
  z.object({ ...layerBase, kind: z.literal('cameras') }),
  z.object({ ...layerBase, kind: z.literal('cases') }),
  z.object({ ...layerBase, kind: z.literal('incidents') }),
  z.object({ ...layerBase, kind: z.literal('figures') }),
]);
export type Layer = z.infer<typeof layerSchema>;

/** How many units of a level a data set should have, in all or within a unit, and who published the number. */
export const expectedCountSchema = z.object({
  level: unitLevelSchema,
  within: z
    .string()
    .regex(/^\d{6}(\d{3}){0,4}$/)
    .optional(),
  count: z.number().int().min(0),
  source: z.string().optional(),
});

/** `dataset.json`: what a folder of data holds and how to read it. */
export const datasetManifestSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: labelsSchema,
  /** Shown in the corner of the map, e.g. 示意图 · 非行政界线. */
  notice: labelsSchema.optional(),
  mapApprovalNo: z.string().optional(),
  attribution: z.array(z.string()).default([]),
  crs: z.enum(CRS_NAMES).default('wgs84'),
  /** Points outside are refused: [west, south, east, north]. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  codeTables: z.string().optional(),
  /** The same for every layer of units that does not say it itself. */
  validFrom: isoDateSchema.optional(),
  layers: z.array(layerSchema),
  /** What `gridlight audit` counts the units against. */
  expected: z.array(expectedCountSchema).optional(),
  /** Files of tours, in the order in which the page offers them. */
  tours: z.array(z.string()).default([]),
  /** Files of what was published besides numbers: how a place consults, prevention of fraud, rumours as cases of law. */
  documents: z
    .strictObject({
      consultation: z.string().optional(),
      prevention: z.string().optional(),
      rumours: z.string().optional(),
    })
    .optional(),
  /** The bundled city makes its incidents at load time. */
  simulate: z
    .object({ seed: z.number().int(), volume: z.number().int().positive(), calibration: z.string() })
    .optional(),
});
export type DatasetManifest = z.infer<typeof datasetManifestSchema>;

/** `/api/dataset`: everything the page needs to know before it draws. */
export const datasetReplySchema = z.object({
  id: z.string(),
  title: labelsSchema,
  notice: labelsSchema.optional(),
  mapApprovalNo: z.string().optional(),
  attribution: z.array(z.string()),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  codeTables: codeTablesSchema,
  /** `true` where row-level data is made by the simulator: the page wears 模拟数据. */
  synthetic: z.boolean(),
  /** First days of new boundaries, ascending; absent where boundaries never changed. */
  boundaryDays: z.array(isoDateSchema).optional(),
  basemap: z.object({
    kind: z.enum(['schematic', 'pmtiles', 'tianditu', 'style']),
    url: z.string().optional(),
    key: z.string().optional(),
  }),
});
export type DatasetReply = z.infer<typeof datasetReplySchema>;
