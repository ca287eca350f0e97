import type { VideoAccessEntry } from '../../../src/schemas/video-access.ts';
import { isoTimestamp, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  cameraGbId: text('camera_gb_id'),
  reasonCode: text('reason_code'),
  refNo: optional(text('ref_no')),
  kind: text('kind'),
  id: text('id'),
  at: isoTimestamp('at'),
  purpose: text('purpose'),
  userUnit: optional(text('user_unit')),
} satisfies Fields<VideoAccessEntry>;

export type StoredVideoAccess = RowOf<typeof fields>;
export const VIDEO_ACCESS = mapTable<VideoAccessEntry>(fields);
