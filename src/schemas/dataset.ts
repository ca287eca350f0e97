import type { CrsName } from '../domain/geo/crs-names.ts';
import { compileTimeFormat } from '../domain/exchange/times/time-format.ts';
import { z } from 'zod';
import { isoDateSchema, labelsSchema, unitLevelSchema } from './common.ts';

/** A coordinate system; that it is a known one is checked where the manifest is read. */
const crsSchema = z.custom<CrsName>((value) => typeof value === 'string', 'names no coordinate system');

const timeFormatSchema = z.string().superRefine((format, context) => {
  try {
    compileTimeFormat(format);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** One file of a data set. `columns` maps our field names to the names in the file; unmapped fields keep their name. */
const layerBase = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  file: z.string(),
  crs: crsSchema.optional(),
  columns: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
  /** Fixed values: for rows without one where a column is mapped, else for all. */
  constants: z.record(z.string(), z.unknown()).default({}),
  /** Our fields that columns of the file have the name of, and another meaning. */
  ignore: z.array(z.string()).optional(),
  /** Our field → their word → our value. */
  values: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** Marks for nothing besides the usual ones. */
  blanks: z.array(z.string()).optional(),
  /** Line of a text file that the header stands on, from 1; without it the first that has the mapped columns. */
  headerLine: z.number().int().positive().optional(),
  /** How a text file is encoded, as `TextDecoder` calls it; found where it is not said. */
  encoding: z.string().optional(),
  /** What to do with bytes that are no character; `replace` tells how many there were. */
  encodingErrors: z.enum(['refuse', 'replace']).optional(),
  /** How times are written, for all fields or by field: `M/D/YYYY h:mm:ss A`. */
  timeFormat: z.union([timeFormatSchema, z.record(z.string(), timeFormatSchema)]).optional(),
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
  crs: crsSchema.default('wgs84'),
  /** Points outside are refused: [west, south, east, north]. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  codeTables: z.string().optional(),
  /** Data sets whose rows this one takes over where both name the same; without it they keep them. */
  takesOver: z.array(z.string()).optional(),
  /** The largest share of its rows that a layer may lose in one load, 0–1. */
  removalLimit: z.number().min(0).max(1).optional(),
  /** The same for every layer of units that does not say it itself. */
  validFrom: isoDateSchema.optional(),
  layers: z.array(layerSchema),
  /** What `gridlight audit` counts the units against. */
  expected: z.array(expectedCountSchema).optional(),
  /** Files of tours, in the order in which the page offers them. */
  tours: z.array(z.string()).default([]),
  /** Files of what was published besides numbers: how a place consults, prevention of fraud, rumours as cases of law. */
  documents: z
    .object({
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
