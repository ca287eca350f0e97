import { sql, type Kysely, type Transaction } from 'kysely';
import type { UnitLevel } from '../../src/domain/grids/codes.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import type { Database } from '../database/schema.ts';

/** A code that was made for a unit without one, and what the unit was known by. */
export interface MadeCode {
  readonly code: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly oldCode: string | undefined;
  readonly labelPoint: Position;
}

/** The codes that were made for a layer, ascending. */
export async function readMadeCodes(
  db: Kysely<Database>,
  dataSetId: string,
  layerId: string,
): Promise<MadeCode[]> {
  const rows = await db
    .selectFrom('made_unit_code')
    .select(['code', 'level', 'name', 'old_code', 'label_point'])
    .where('data_set_id', '=', dataSetId)
    .where('layer_id', '=', layerId)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    level: row.level as UnitLevel,
    name: row.name,
    oldCode: row.old_code ?? undefined,
    labelPoint: [row.label_point[0] ?? NaN, row.label_point[1] ?? NaN],
  }));
}

/** All codes that were ever made, of every data set. */
export async function readAllMadeCodes(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('made_unit_code').select('code').execute();
  return new Set(rows.map(({ code }) => code));
}

/** Notes the codes that a load made for a layer, or what their units are known by now. */
export async function noteMadeCodes(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  made: readonly MadeCode[],
): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ code, level, name, oldCode, labelPoint }) => {
    return { county_code: code.slice(0, 6), code, level, name, old_code: oldCode, label_point: labelPoint };
  });
  await sql`
    insert into made_unit_code as t (county_code, data_set_id, layer_id, code, level, name, old_code, label_point)
    select r.county_code, ${dataSetId}, ${layerId}, r.code, r.level, r.name, r.old_code,
      (select array_agg(v::double precision) from json_array_elements_text(r.label_point) as v)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (county_code text, code text, level text, name text, old_code text, label_point json)
    on conflict (county_code, code) do update
      set data_set_id = excluded.data_set_id, layer_id = excluded.layer_id, name = excluded.name,
        old_code = excluded.old_code, label_point = excluded.label_point
      where row(t.data_set_id, t.layer_id, t.name, t.old_code, t.label_point)
        is distinct from row(excluded.data_set_id, excluded.layer_id, excluded.name, excluded.old_code, excluded.label_point)`.execute(
    trx,
  );
}
