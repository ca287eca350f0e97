import { z } from 'zod';
import { isoDateSchema, isoTimeSchema, labelsSchema, positionSchema } from './common.ts';

/** [west, south, east, north], degrees. */
const boundsSchema = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([west, south, east, north]) => west < east && south < north, 'must be [west, south, east, north]')
  .refine(
    ([west, south, east, north]) =>
      positionSchema.safeParse([west, south]).success && positionSchema.safeParse([east, north]).success,
    'must lie within ±180 and ±90 degrees',
  );

/** What a stop looks at: a unit, or a box of degrees. Zoom is never said: the box is fitted into whatever is free. */
export const tourViewSchema = z
  .strictObject({
    unit: z.string().min(1).optional(),
    /** Also shown where the unit is not there. */
    bounds: boundsSchema.optional(),
    /** Shown in their place where the free part of the map is more than twice as wide as high, as on a video wall. */
    wide: boundsSchema.optional(),
    /** Share of the free part of the map that stays empty on each side of the subject. */
    padding: z.number().min(0).max(0.4).default(0.04),
  })
  .refine(({ unit, bounds }) => unit !== undefined || bounds !== undefined, 'needs a unit or bounds');

/** A number of a stop with what it says. `value` is a text with variables in braces (docs/tour.md). */
export const tourLineSchema = z.strictObject({
  labels: labelsSchema,
  value: labelsSchema,
  /** Amber for what asks for attention, green for what is well; plain otherwise. */
  tone: z.enum(['plain', 'good', 'warning']).default('plain'),
});

/** Something that happened: what, how fast (a text with variables), at what hour, where and on which day. */
export const tourCardSchema = z.strictObject({
  labels: labelsSchema,
  value: labelsSchema,
  clock: labelsSchema.optional(),
  place: labelsSchema,
  date: isoDateSchema,
});

/** The id of a tour, or of a stop in its tour. */
export const tourIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** One stop: what is said, where the map looks, what it shows. */
export const tourStopSchema = z.strictObject({
  id: tourIdSchema,
  kicker: labelsSchema.optional(),
  title: labelsSchema,
  text: labelsSchema,
  view: tourViewSchema,
  /** Ids of layers of the map. One that this version does not know is said, and the tour goes on. */
  layers: z.array(z.string().max(40)).default([]),
  /** Metric of the units, as a link names it. */
  metric: z.string().max(40).optional(),
  /** Level of the units that carry colour, as a link names it; by the zoom where it is left out. */
  level: z.string().max(40).optional(),
  /** The filter as the query of a link: `in=430204000000&cat=A`. */
  filter: z.string().max(2000).default(''),
  /** The time range as a link writes it: `30d`, or two moments. */
  range: z.string().max(120).default('all'),
  seconds: z.number().int().min(5).max(3600).default(60),
  /** Codes of units whose outline is lit. */
  highlight: z.array(z.string().max(40)).max(200).default([]),
  figures: z.array(tourLineSchema).max(3).default([]),
  rows: z.array(tourLineSchema).max(8).default([]),
  cards: z.array(tourCardSchema).max(5).default([]),
  /** Whether the stop leads to the page of published figures, and which of them: the beginning of their ids. */
  published: z.array(z.string().max(20)).optional(),
  /** What the presenter may say. It is shown in the window of the presenter only. */
  notes: labelsSchema.optional(),
});
export type TourStop = z.infer<typeof tourStopSchema>;
export type TourLine = z.infer<typeof tourLineSchema>;
export type TourCard = z.infer<typeof tourCardSchema>;

/** A tour: its stops in their order. */
export const tourSchema = z.strictObject({
  id: tourIdSchema,
  title: labelsSchema,
  stops: z
    .array(tourStopSchema)
    .min(1)
    .max(40)
    .refine((stops) => new Set(stops.map(({ id }) => id)).size === stops.length, 'ids of stops must differ'),
});
export type Tour = z.infer<typeof tourSchema>;

/** A tour with where it comes from: files of a data set, or the editor of the page, which saves it by versions. */
export const listedTourSchema = tourSchema.extend({
  origin: z.enum(['dataSet', 'saved']),
  /** The data set that it came with. */
  dataSet: z.string().optional(),
  /** The tour that it was copied from, as a link names it. */
  basedOn: z.string().optional(),
  /** Which change it is, from 1; 0 for one that comes with a data set. */
  version: z.number().int().min(0),
  updatedAt: isoTimeSchema.optional(),
});
export type ListedTour = z.infer<typeof listedTourSchema>;

/** The body of `PUT /api/tours/:id`. `version` is the one that was read, 0 for a tour that is new. */
export const tourSaveSchema = z.strictObject({
  version: z.number().int().min(0),
  basedOn: z.string().max(200).optional(),
  tour: tourSchema,
});
export type TourSave = z.infer<typeof tourSaveSchema>;
