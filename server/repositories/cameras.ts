import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { Database } from '../database/schema.ts';
import { isoTime } from '../database/iso-time.ts';
import { boolean, date, integer, timestamp, number, point, text } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const CAMERA_PLAN: TablePlan<CameraRecord> = {
  resource: 'camera',
  table: 'camera',
  id: 'gb_id',
  columns: [
    ...text('gb_id', 'name', 'owner_sector', 'unit_code', 'status', 'origin'),
    ...integer('gb_version', 'point_class', 'record_save_days'),
    ...number('azimuth_deg', 'hfov_deg', 'range_m'),
    ...boolean('indoor'),
    ...timestamp('status_at'),
    ...date('filed_at'),
    ...point('point'),
  ],
  toRecord: (camera) => ({
    // The first six digits of a GB/T 28181 code are the division it was registered in.
    county_code: countyCode(camera.unitCode ?? camera.gbId),
    gb_id: camera.gbId,
    name: camera.name,
    owner_sector: camera.ownerSector,
    unit_code: camera.unitCode,
    status: camera.status,
    origin: camera.origin,
    gb_version: camera.gbVersion,
    point_class: camera.pointClass,
    record_save_days: camera.recordSaveDays,
    azimuth_deg: camera.azimuthDeg,
    hfov_deg: camera.hfovDeg,
    range_m: camera.rangeM,
    indoor: camera.indoor,
    status_at: camera.statusAt === undefined ? undefined : Date.parse(camera.statusAt),
    filed_at: camera.filedAt,
    point: camera.point,
  }),
};

/** Makes the cameras of one layer what `rows` say (see `reconcile`). */
export function replaceCameras(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly CameraRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, CAMERA_PLAN, { dataSetId, layerId }, rows);
}

/** Every camera, those without a position included, ordered by code. */
export async function listCameras(db: Kysely<Database>): Promise<CameraRecord[]> {
  const rows = await db
    .selectFrom('camera')
    .select([
      'gb_id',
      'gb_version',
      'name',
      'point_class',
      'owner_sector',
      'unit_code',
      'azimuth_deg',
      'hfov_deg',
      'range_m',
      'indoor',
      'status',
      'status_at',
      'record_save_days',
      'filed_at',
      'origin',
    ]) // prettier-ignore
    .select([sql<number | null>`ST_X(point)`.as('longitude'), sql<number | null>`ST_Y(point)`.as('latitude')])
    .orderBy('gb_id')
    .execute();
  return rows.map(
    (row) =>
      withoutNulls({
        gbId: row.gb_id,
        gbVersion: row.gb_version,
        name: row.name,
        pointClass: row.point_class,
        ownerSector: row.owner_sector,
        point: row.longitude === null ? null : [row.longitude, row.latitude],
        unitCode: row.unit_code,
        azimuthDeg: row.azimuth_deg,
        hfovDeg: row.hfov_deg,
        rangeM: row.range_m,
        indoor: row.indoor,
        status: row.status,
        statusAt: row.status_at === null ? null : isoTime(row.status_at),
        recordSaveDays: row.record_save_days,
        filedAt: row.filed_at,
        origin: row.origin,
      }) as unknown as CameraRecord,
  );
}
