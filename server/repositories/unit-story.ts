import { sql, type Kysely } from 'kysely';
import { codePrefix } from '../../src/domain/grids/codes.ts';
import { momentsOf, versionKey } from '../../src/domain/grids/versions/validity.ts';
import {
  storyOf,
  type DivisionChange,
  type StoryVersion,
} from '../../src/domain/grids/versions/unit-story.ts';
import { INCIDENT_STATUSES, isFinished } from '../../src/domain/incidents/life-cycle.ts';
import type { StoryChange } from '../../src/schemas/unit-story.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { readDatedVersions, readVersionsByKey } from './units.ts';

const finished = INCIDENT_STATUSES.filter(isFinished);

/** What became of a unit, change by change, with the incidents of each unit while it counted and where they lie after it. */
export async function readUnitStory(db: Kysely<Database>, code: string): Promise<StoryChange[]> {
  const changes = storyOf(code, await readDatedVersions(db));
  if (changes.length === 0) return [];
  const keys = changes.flatMap(({ before, after }) => [...before, ...after].map(versionKey));
  const units = await readVersionsByKey(db, keys);
  const whole = (versions: readonly StoryVersion[]) =>
    versions.flatMap((version) => units.get(versionKey(version)) ?? []);
  const told: StoryChange[] = [];
  for (const { day, kind, before, after } of changes)
    told.push(await tellChange(db, { day, kind, before: whole(before), after: whole(after) }));
  return told;
}

async function tellChange(
  db: Kysely<Database>,
  { day, kind, before, after }: DivisionChange<UnitRecord>,
): Promise<StoryChange> {
  const flows: StoryChange['flows'] = [];
  for (const unit of before) flows.push(...(await flowsOf(db, unit, after)));
  const told = async (unit: UnitRecord) => {
    const { code, level, name, validFrom, validTo, areaM2, geometry } = unit;
    return { code, level, name, validFrom, validTo, areaM2, geometry, ...(await countIncidents(db, unit)) };
  };
  return {
    day,
    kind,
    before: await Promise.all(before.map(told)),
    after: await Promise.all(after.map(told)),
    flows,
  };
}

/** Incidents of a version: of its code and the units inside of it, reported while it counted. */
function incidentsOf(unit: UnitRecord) {
  const [from, to] = momentsOf(unit).map((moment) => (Number.isFinite(moment) ? moment : null));
  return sql`(select point, status from incident
    where unit_code like ${`${codePrefix(unit.code)}%`}
      and (${from}::double precision is null or reported_at >= to_timestamp(${from}::double precision / 1000.0))
      and (${to}::double precision is null or reported_at < to_timestamp(${to}::double precision / 1000.0)))`;
}

async function countIncidents(db: Kysely<Database>, unit: UnitRecord) {
  const { rows } = await sql<{ incidents: number; open: number }>`
    select count(*) as incidents, count(*) filter (where not status = any(${finished}::text[])) as open
    from ${incidentsOf(unit)} as i`.execute(db);
  return rows[0] ?? { incidents: 0, open: 0 };
}

async function flowsOf(
  db: Kysely<Database>,
  unit: UnitRecord,
  after: readonly UnitRecord[],
): Promise<StoryChange['flows']> {
  const { rows } = await sql<{ to: string | null; incidents: number; open: number }>`
    select a.code as "to", count(*) as incidents,
      count(*) filter (where not i.status = any(${finished}::text[])) as open
    from ${incidentsOf(unit)} as i left join lateral (
      select code from unit_version
      where version_id = any(${after.map(versionKey)}::text[]) and ST_Covers(geom, i.point)
      order by code collate "C" limit 1) as a on true
    group by a.code order by a.code collate "C" nulls last`.execute(db);
  return rows.map((row) => ({ from: unit.code, ...row }));
}
