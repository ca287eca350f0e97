import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { UNIT_LEVELS } from '../domain/grids/codes.ts';
import { LEGACY_SYSTEMS } from '../domain/grids/versions/legacy-codes.ts';
import {
  isoDateSchema,
  originSchema,
  positionSchema,
  quantitySchema,
  unitCodeSchema,
  unitLevelSchema,
} from './common.ts';

/** Staffing of a grid as counts per role; never a person (DOMAIN: `GridStaffing`). */
export const staffingSchema = z.object({
  schemeId: z.string(),
  counts: z.record(z.string(), z.number().int().min(0)),
  asOf: z.string(),
  origin: originSchema,
});

export const unitPropertiesSchema = z.object({
  code: unitCodeSchema,
  level: unitLevelSchema,
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  /** Full code of the unit above; absent for counties and areas. */
  parentCode: unitCodeSchema.optional(),
  /** `true`: our own drawing, not a surveyed boundary. */
  schematic: z.boolean(),
  origin: originSchema,
  /** Computed from the geometry, geodesic. */
  areaM2: z.number().nonnegative(),
  /** A point inside, for the label. */
  labelPoint: positionSchema,
  /** NBS urban-rural class of a village, e.g. `111`, where known. */
  urbanRural: z.string().optional(),
  gridKind: z.enum(['basic', 'special', 'forest', 'market', 'enterprise']).optional(),
  /** `all` = 全科网格. */
  subject: z.enum(['all', 'governance', 'urban', 'safety']).optional(),
  /** Named quantities of the unit: `households`, `residents`, `partyMembers`, `selfBuiltHouses`, `workshops`, `areaKm2` … */
  quantities: z.record(z.string(), quantitySchema).default({}),
  staffing: staffingSchema.optional(),
  /** Areas only: the micro-grids that make it up. */
  memberCodes: z.array(unitCodeSchema).optional(),
  /** Relative density of people, 0–1, used by the simulator; synthetic. */
  densityWeight: z.number().min(0).optional(),
  /** First and last day on which this version of the unit counts; open where absent. */
  validFrom: isoDateSchema.optional(),
  validTo: isoDateSchema.optional(),
  /** Codes of the units whose ground this one took on the day it began. */
  predecessors: z.array(unitCodeSchema).optional(),
  /** What the unit was called in the platforms that were merged: 综治, 城管, 安全生产. */
  legacyCodes: z
    .array(
      z.object({
        system: z.enum(LEGACY_SYSTEMS),
        code: z.string().min(1),
        validTo: isoDateSchema.optional(),
      }),
    )
    .optional(),
  note: z.string().optional(),
});
export type UnitProperties = z.infer<typeof unitPropertiesSchema>;

/** A unit as stored and as sent; rings are counter-clockwise outside (RFC 7946). */
export interface UnitRecord extends UnitProperties {
  geometry: Polygon | MultiPolygon;
}

/** Units as the page reads them. */
export type UnitCollection = FeatureCollection<Polygon | MultiPolygon, UnitProperties>;

/** Query of `/api/units`. `finest` stands for the units that have none below them, without areas. */
export const unitQuerySchema = z.strictObject({
  level: z.enum([...UNIT_LEVELS, 'finest']).optional(),
  /** A unit code, also without its trailing zeros: `430204` for 石峰区. */
  within: z
    .string()
    .regex(/^(\d{6}(\d{3}){0,4}|[A-Z]{2}-PQ-\d{2})$/)
    .optional(),
  /** The day whose boundaries are meant; without it today in Shanghai. */
  asOf: isoDateSchema.optional(),
});
