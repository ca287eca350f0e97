import { z } from 'zod';
import { isoTimeSchema, requestTextSchema } from './common.ts';

/** Why somebody looks through a camera. A case and an event are named by their number. */
export const VIDEO_REASONS = ['emergency', 'event', 'case', 'maintenance'] as const;
export type VideoReason = (typeof VIDEO_REASONS)[number];
export const REASONS_WITH_REFERENCE: readonly VideoReason[] = ['event', 'case'];

export const VIDEO_KINDS = ['live', 'playback', 'snapshot', 'export'] as const;

/** Signs of the purpose, at least and at most. */
export const PURPOSE_SIGNS = { least: 5, most: 200 } as const;

const gbIdSchema = z.string().regex(/^\d{20}$/, 'must be the 20 digits of a GB/T 28181 code');
const accessBase = {
  cameraGbId: gbIdSchema,
  reasonCode: z.enum(VIDEO_REASONS),
  refNo: requestTextSchema.trim().min(1).max(64).optional(),
  purpose: requestTextSchema.trim().min(PURPOSE_SIGNS.least).max(PURPOSE_SIGNS.most),
  kind: z.enum(VIDEO_KINDS),
};

/** The body of `POST /api/video-access`: what is written down before a camera may be looked through (V-33). */
export const videoAccessRequestSchema = z
  .strictObject({ ...accessBase, kind: accessBase.kind.default('live') })
  .refine(({ reasonCode, refNo }) => refNo !== undefined || !REASONS_WITH_REFERENCE.includes(reasonCode), {
    path: ['refNo'],
    message: 'is required for a case and for an event',
  });
export type VideoAccessRequest = z.input<typeof videoAccessRequestSchema>;

/** The answer, sent after the row is written. `stream` is null where none is configured for the camera. */
export const videoAccessReplySchema = z.object({
  id: z.string(),
  at: isoTimeSchema,
  stream: z.object({ kind: z.literal('hls'), url: z.url() }).nullable(),
});
export type VideoAccessReply = z.infer<typeof videoAccessReplySchema>;

/** A row of the register. */
export const videoAccessEntrySchema = z.object({
  ...accessBase,
  id: z.string(),
  at: isoTimeSchema,
  purpose: z.string(),
  userUnit: z.string().optional(),
});
export type VideoAccessEntry = z.infer<typeof videoAccessEntrySchema>;

/** Rows of one answer at most. */
export const MOST_ACCESS_ENTRIES = 200;

/** Query of `GET /api/video-access`: the newest rows, of one camera or of all. */
export const videoAccessQuerySchema = z.strictObject({
  camera: gbIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ACCESS_ENTRIES).default(50),
});

/** The register, newest first. */
export const videoAccessListSchema = z.object({ entries: z.array(videoAccessEntrySchema) });
