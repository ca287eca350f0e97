import type { MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { isoDateSchema, isoTimeSchema, unitCodeSchema, unitLevelSchema } from './common.ts';

export const unitStoryQuerySchema = z.strictObject({ code: unitCodeSchema });

/** A version of a unit in a change, with the incidents that were reported while it counted. */
const storyUnitSchema = z.object({
  code: unitCodeSchema,
  level: unitLevelSchema,
  name: z.string(),
  validFrom: isoDateSchema.optional(),
  validTo: isoDateSchema.optional(),
  areaM2: z.number(),
  incidents: z.number().int(),
  /** Of these, the ones whose handling has not ended. */
  open: z.number().int(),
  geometry: z.custom<Polygon | MultiPolygon>(),
});

/** Units that changed together on a day. `flows`: where the incidents of a unit before lie after it; `to` null: in none. */
const storyChangeSchema = z.object({
  day: isoDateSchema,
  kind: z.enum(['split', 'merge', 'redivision', 'redrawn', 'recoded']),
  before: z.array(storyUnitSchema),
  after: z.array(storyUnitSchema),
  flows: z.array(
    z.object({
      from: unitCodeSchema,
      to: unitCodeSchema.nullable(),
      incidents: z.number().int(),
      open: z.number().int(),
    }),
  ),
});
export type StoryChange = z.infer<typeof storyChangeSchema>;

/** `/api/unit-story?code=`: what became of a unit, by day; no change where its division never changed. */
export const unitStorySchema = z.object({ asOf: isoTimeSchema, changes: z.array(storyChangeSchema) });
export type UnitStory = z.infer<typeof unitStorySchema>;
