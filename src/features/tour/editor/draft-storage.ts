import { z } from 'zod';
import { labelsSchema } from '../../../schemas/common.ts';
import type { Tour } from '../../../schemas/tours.ts';
import type { TourDraft } from './draft-store.ts';

const KEY = 'gridlight.tour-drafts';

const lineSchema = z.object({
  labels: labelsSchema,
  value: labelsSchema,
  tone: z.enum(['plain', 'good', 'warning']),
});
const cardSchema = z.object({
  labels: labelsSchema,
  value: labelsSchema,
  clock: labelsSchema.optional(),
  place: labelsSchema,
  date: z.string(),
});
const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** The shape of a script without its limits: what is not saved yet may break them. */
const scriptSchema: z.ZodType<Tour> = z.object({
  id: z.string(),
  title: labelsSchema,
  stops: z.array(
    z.object({
      id: z.string(),
      kicker: labelsSchema.optional(),
      title: labelsSchema,
      text: labelsSchema,
      view: z.object({
        unit: z.string().optional(),
        bounds: boxSchema.optional(),
        wide: boxSchema.optional(),
        padding: z.number(),
      }),
      layers: z.array(z.string()),
      metric: z.string().optional(),
      level: z.string().optional(),
      filter: z.string(),
      range: z.string(),
      seconds: z.number(),
      highlight: z.array(z.string()),
      figures: z.array(lineSchema),
      rows: z.array(lineSchema),
      cards: z.array(cardSchema),
      published: z.array(z.string()).optional(),
      notes: labelsSchema.optional(),
    }),
  ),
});
const draftSchema = z.object({ tour: scriptSchema, version: z.number(), basedOn: z.string().optional() });

type Drafts = Readonly<Record<string, TourDraft>>;
type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** Changes that were not saved, by the id of their tour, but for entries that cannot be read. */
export function readDrafts(shelf: Shelf): Drafts {
  return Object.fromEntries(
    Object.entries(readEntries(shelf)).flatMap(([id, entry]) => {
      const { data } = draftSchema.safeParse(entry);
      return data === undefined ? [] : [[id, data]];
    }),
  );
}

/** What the browser keeps, read or not; nothing where it keeps none. */
function readEntries(shelf: Shelf): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(shelf.getItem(KEY) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/**
 * Keeps the changes of a tour in the browser, or forgets them (`undefined`); entries that cannot be read are never
 * forgotten. Whether the browser keeps them.
 */
export function keepDraft(shelf: Shelf, id: string, draft: TourDraft | undefined): boolean {
  const entries = readEntries(shelf);
  const { [id]: before, ...others } = entries;
  const isForgotten = draft === undefined && draftSchema.safeParse(before).success;
  const kept = draft === undefined ? (isForgotten ? others : entries) : { ...others, [id]: draft };
  try {
    shelf.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
