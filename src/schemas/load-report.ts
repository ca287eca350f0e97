import { z } from 'zod';
import { isoDateSchema, isoTimeSchema } from './common.ts';

/** A row that was not taken. `row` counts records from 1; `line` is the line of a text file on which the record ends. */
export const rejectionSchema = z.object({
  row: z.number().int(),
  line: z.number().int().optional(),
  field: z.string(),
  value: z.string(),
  reason: z.string(),
});

/** A value that was changed on the way in; its row was taken. */
export const repairSchema = z.object({
  row: z.number().int(),
  line: z.number().int().optional(),
  field: z.string(),
  from: z.string(),
  to: z.string(),
  why: z.string(),
});

export const loadWarningSchema = z.object({
  row: z.number().int().optional(),
  field: z.string().optional(),
  message: z.string(),
});

/** What is wrong with a whole file or manifest, and where. */
export const loadFaultSchema = z.object({ path: z.string(), reason: z.string() });

/**
 * One layer of a load. `refused` layers changed nothing in the database; `fault` says why. `kept` layers were left as
 * they are (a simulated layer that is loaded already).
 */
export const layerReportSchema = z.object({
  layer: z.string(),
  kind: z.string(),
  file: z.string(),
  status: z.enum(['loaded', 'refused', 'kept']),
  fault: z.string().optional(),
  encoding: z.string().optional(),
  crs: z.string().optional(),
  read: z.number().int(),
  accepted: z.number().int(),
  /** Rows rejected; the list below is cut off after 10,000 entries. */
  rejectedRows: z.number().int(),
  rejected: z.array(rejectionSchema),
  repairedRows: z.number().int(),
  repaired: z.array(repairSchema),
  warnings: z.array(loadWarningSchema),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  /** Stored rows that keep their last good state, since the file names them in rows that could not be taken. */
  kept: z.number().int().optional(),
  /** What became of the versions of a layer of units that says from when it counts. */
  boundaries: z
    .object({
      from: isoDateSchema.optional(),
      /** Codes that are new, that have one more version, that have ended; versions that go on. */
      new: z.number().int(),
      changed: z.number().int(),
      closed: z.number().int(),
      kept: z.number().int(),
      /** Stored incidents and cases that now belong to another unit. */
      moved: z.number().int().optional(),
    })
    .optional(),
  ms: z.number(),
});
export type LayerReport = z.infer<typeof layerReportSchema>;

/** What `gridlight load` did. `ok`: every layer landed, even where rows were rejected. */
export const loadReportSchema = z.object({
  ok: z.boolean(),
  dataSet: z.string(),
  folder: z.string(),
  startedAt: isoTimeSchema,
  ms: z.number(),
  /** Faults of `dataset.json` and the code tables, all at once; with any of them nothing was loaded. */
  faults: z.array(loadFaultSchema),
  layers: z.array(layerReportSchema),
  /** Nothing was written: the report says what would be. */
  dryRun: z.boolean().optional(),
  /** Where units changed: how many stored rows on that ground belong to another unit now, by kind. */
  moved: z.record(z.string(), z.number().int()).optional(),
  /** What the reader may want to do next, in sentences. */
  notes: z.array(z.string()),
});
export type LoadReport = z.infer<typeof loadReportSchema>;
