import type { FeatureCollection, LineString, MultiLineString } from 'geojson';
import { z } from 'zod';
import { isoTimeSchema, labelsSchema, originSchema, positionSchema, unitCodeSchema } from './common.ts';

/** When a market is held (DOMAIN §3.11). Digits are the last digit of the day, 0 = 逢十. */
export const marketDayRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('solarDigit'), digits: z.array(z.number().int().min(0).max(9)).min(1) }),
  z.object({ kind: z.literal('lunarDigit'), digits: z.array(z.number().int().min(0).max(9)).min(1) }),
  z.object({ kind: z.literal('weekday'), days: z.array(z.number().int().min(1).max(7)).min(1) }),
  z.object({ kind: z.literal('parity'), odd: z.boolean(), calendar: z.enum(['solar', 'lunar']) }),
  z.object({
    kind: z.literal('branch'),
    branches: z
      .array(z.enum(['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥']))
      .min(1),
  }),
  z.object({ kind: z.literal('daily') }),
  z.object({ kind: z.literal('list'), dates: z.array(z.iso.date()) }),
  z.object({ kind: z.literal('unknown'), observed: z.array(z.iso.date()) }),
]);

/** A named place of public life: square, market, station, mall, town … */
export const placeSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum([
    'MARKET',
    'SQUARE',
    'MALL',
    'BUSY_STREET',
    'STATION',
    'HUB',
    'HOSPITAL',
    'WATER',
    'TOWN',
    'COMPOUND',
    'OTHER',
  ]),
  point: positionSchema,
  accuracyM: z.number().nonnegative().optional(),
  unitCode: unitCodeSchema.optional(),
  market: z
    .object({
      rule: marketDayRuleSchema,
      hours: z.tuple([z.string(), z.string()]).optional(),
      /** The role of who confirmed the rule on the spot. */
      confirmedBy: z.string().optional(),
      /** When it was confirmed at this server. */
      confirmedAt: isoTimeSchema.optional(),
      /** What the data set itself says, where a confirmed rule stands in its place. */
      ruleOfData: marketDayRuleSchema.optional(),
      suburban: z.boolean().default(false),
    })
    .optional(),
  origin: originSchema,
  source: z.string().optional(),
  note: z.string().optional(),
});
export type PlaceRecord = z.infer<typeof placeSchema>;

export const FACILITY_TYPES = [
  'CHARGING',
  'PARTY_SERVICE',
  'LEGAL_SERVICE',
  'LAW_HELP',
  'POLICE_STATION',
  'POLICE_POST',
  'CZ_CENTER',
  'HEALTH',
  'GOV_WINDOW',
  'BUS_STOP',
  'FIRE_WATCH',
] as const;
export const facilitySchema = z.object({
  id: z.string(),
  facilityType: z.enum(FACILITY_TYPES),
  name: z.string(),
  point: positionSchema,
  unitCode: unitCodeSchema.optional(),
  serviceRadiusM: z.number().positive().optional(),
  openHours: z.string().optional(),
  capacity: z.number().int().min(0).optional(),
  origin: originSchema,
  source: z.string().optional(),
  note: z.string().optional(),
});
export type FacilityRecord = z.infer<typeof facilitySchema>;

/** A line on the map: river, bus line, railway. A bus line names its stops (facility ids) in order. */
export const linePropertiesSchema = z.object({
  id: z.string(),
  kind: z.enum(['RIVER', 'BUS_LINE', 'ROAD', 'RAILWAY', 'OTHER']),
  name: z.string(),
  labels: labelsSchema.optional(),
  stopIds: z.array(z.string()).default([]),
  headwayMin: z.number().positive().optional(),
  origin: originSchema,
  source: z.string().optional(),
});
export interface LineRecord extends LineProperties {
  geometry: LineString | MultiLineString;
}

/** Lines as the page reads them. */
export type LineProperties = z.infer<typeof linePropertiesSchema>;
export type LineCollection = FeatureCollection<LineString | MultiLineString, LineProperties>;
