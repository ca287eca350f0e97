import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { Database } from '../database/schema.ts';
import { CAMERAS } from '../database/tables/cameras.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const CAMERA_PLAN: TablePlan<CameraRecord> = {
  resource: 'camera',
  table: 'camera',
  id: 'gb_id',
  columns: CAMERAS.columns,
  // The first six digits of a GB/T 28181 code are the division it was registered in.
  countyOf: (camera) => countyCode(camera.unitCode ?? camera.gbId),
};

/** Makes the cameras of one layer what `rows` say (see `upsertRows`). */
export function replaceCameras(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly CameraRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, CAMERA_PLAN, { dataSetId, layerId }, rows, kept);
}

/** Every camera, those without a position included, ordered by code. */
export async function listCameras(db: Kysely<Database>): Promise<CameraRecord[]> {
  const rows = await db.selectFrom('camera').select(CAMERAS.selection).orderBy('gb_id').execute();
  return rows.map(CAMERAS.read);
}
