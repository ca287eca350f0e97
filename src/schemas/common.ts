import { z } from 'zod';
import { UNIT_LEVELS } from '../domain/grids/codes.ts';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from '../domain/view/languages.ts';

/** `[longitude, latitude]`, WGS84 / CGCS2000 degrees. */
export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** Text of a request. No database column holds the character U+0000, so nothing can be found by it. */
export const requestTextSchema = z
  .string()
  .refine((text) => !text.includes('\0'), 'must not hold the character U+0000');

/** No query parameters at all. */
export const noQuerySchema = z.strictObject({});

/** ISO 8601 with offset, as written on the wire. */
export const isoTimeSchema = z.iso.datetime({ offset: true });
export const isoDateSchema = z.iso.date();
/** A time, or the date alone where no more is known. */
export const timeOrDateSchema = z.union([isoTimeSchema, isoDateSchema]);

export const unitLevelSchema = z.enum(UNIT_LEVELS);
export const unitCodeSchema = z.string().regex(/^(\d{12}|\d{18}|[A-Z]{2}-PQ-\d{2})$/);
export const countyCodeSchema = z.string().regex(/^\d{6}$/);

/** Where a value comes from: printed by a source, computed from one, or made by our simulator. */
export const originSchema = z.enum(['reported', 'derived', 'synthetic']);
export type Origin = z.infer<typeof originSchema>;

/** A number as a source printed it: "85 % or more" is `{value: 85, unit: '%', qualifier: 'ge'}`. */
export const quantitySchema = z.object({
  value: z.number(),
  unit: z.string(),
  qualifier: z.enum(['eq', 'ge', 'le', 'approx']),
  asOf: z.string(),
  origin: originSchema,
  source: z.string().optional(),
});
export type Quantity = z.infer<typeof quantitySchema>;

const optionalTextSchema = z.string().optional();
/** A name in the languages of the page. Where one is left out, the page shows the fallback language. */
export const labelsSchema = z.object({
  ...(Object.fromEntries(LANGUAGES.map((language) => [language, optionalTextSchema])) as Record<
    Language,
    typeof optionalTextSchema
  >),
  [FALLBACK_LANGUAGE]: z.string(),
});

/** The one error shape of the server. */
export const errorReplySchema = z.object({
  error: z.string(),
  message: z.string(),
  details: z.array(z.object({ field: z.string().optional(), message: z.string() })),
});
export type ErrorReply = z.infer<typeof errorReplySchema>;
