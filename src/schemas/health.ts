import { z } from 'zod';
import { isoTimeSchema } from './common.ts';

/** `/api/health`. `data.latestReportedAt` is the newest incident, of one with a date alone the last moment of its day that has been; unknown is null, never zero. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'starting', 'degraded']),
  version: z.string(),
  serverTime: isoTimeSchema,
  /** Name of the build of the page that is served. Absent where none is. */
  pageBuild: z.string().optional(),
  /** Whether the bundled city is shown living on: simulated reports come in by themselves. */
  demonstration: z.boolean().default(false),
  /** Whether it has not told yet what has happened since it was last shown. */
  demonstrationStarting: z.boolean().default(false),
  /** Whether a first visit is shown three steps. */
  firstSteps: z.boolean().default(true),
  /** Versions are null while the database is not open yet. */
  database: z.object({
    kind: z.enum(['pglite', 'postgresql']),
    version: z.string().nullable(),
    postgis: z.string().nullable(),
  }),
  data: z.object({
    dataSets: z.array(z.string()),
    incidents: z.number().int().nullable(),
    latestReportedAt: isoTimeSchema.nullable(),
    loadedAt: isoTimeSchema.nullable(),
    ageSeconds: z.number().nullable(),
  }),
  /**
   * The live stream of this process. `listeners` counts who listens; `behind` counts those of them who read more slowly
   * than events come. `told` says how long the last events (4,096 at most) needed from their receipt until they were
   * written to all who keep up; it is null where no event was sent.
   */
  stream: z.object({
    listeners: z.number().int(),
    behind: z.number().int(),
    told: z.object({ events: z.number().int(), medianMs: z.number(), p99Ms: z.number() }).nullable(),
  }),
  /** Where the first filling has got to; `total` is null where it is not known. Absent once all is ready. */
  progress: z.object({ step: z.string(), done: z.number(), total: z.number().nullable() }).optional(),
  /**
   * What keeps the server from writing while it goes on showing what it has: the disk is nearly full, or its clock is wrong.
   * Absent where nothing does.
   */
  trouble: z.enum(['space', 'clock']).optional(),
  /** Why the server is not ok, in a sentence. */
  problem: z.string().optional(),
});
export type HealthReply = z.infer<typeof healthSchema>;

/** `/api/search?q=`: one list over all kinds of things. */
export const searchHitSchema = z.object({
  kind: z.enum(['unit', 'place', 'facility', 'camera', 'incident', 'coordinate']),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  point: z.tuple([z.number(), z.number()]),
  level: z.string().optional(),
  /** The code of an old platform by which a unit was found. */
  oldCode: z.string().optional(),
});
export const searchReplySchema = z.object({ query: z.string(), hits: z.array(searchHitSchema) });
export type SearchHit = z.infer<typeof searchHitSchema>;
export type SearchReply = z.infer<typeof searchReplySchema>;
