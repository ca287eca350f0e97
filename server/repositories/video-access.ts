import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type {
  VideoAccessEntry,
  videoAccessQuerySchema,
  videoAccessRequestSchema,
} from '../../src/schemas/video-access.ts';
import type { Database } from '../database/schema.ts';
import { VIDEO_ACCESS } from '../database/tables/video-access.ts';

/** Whether there is a camera of this code. */
export async function hasCamera(db: Kysely<Database>, gbId: string): Promise<boolean> {
  const row = await db.selectFrom('camera').select('gb_id').where('gb_id', '=', gbId).executeTakeFirst();
  return row !== undefined;
}

/** Writes a row of the register; it is committed when this returns. `at` is the database's time, epoch ms. */
export async function writeAccess(
  db: Kysely<Database>,
  access: z.output<typeof videoAccessRequestSchema>,
): Promise<{ id: string; at: number }> {
  return db
    .insertInto('video_access_log')
    .values({
      county_code: countyCode(access.cameraGbId),
      camera_gb_id: access.cameraGbId,
      reason_code: access.reasonCode,
      ref_no: access.refNo ?? null,
      purpose: access.purpose,
      kind: access.kind,
      user_unit: null,
    })
    .returning(['id', 'at'])
    .executeTakeFirstOrThrow();
}

/** The newest rows of the register, of one camera or of all, newest first. */
export async function listAccess(
  db: Kysely<Database>,
  { camera, limit }: z.output<typeof videoAccessQuerySchema>,
): Promise<VideoAccessEntry[]> {
  const rows = await db
    .selectFrom('video_access_log')
    .select(VIDEO_ACCESS.selection)
    .$if(camera !== undefined, (query) => query.where('camera_gb_id', '=', camera ?? ''))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(VIDEO_ACCESS.read);
}
