import { sql, type Kysely } from 'kysely';
import { CAUSE_WINDOW_MS } from '../../src/domain/situation/one-cause.ts';
import type { Database } from '../database/schema.ts';
import { selectStored, type StoredFields } from '../database/table-mapping.ts';
import { INCIDENT_FIELDS } from '../database/tables/incidents.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { afterPage, epochMicros, PAGE_REPORTS, type PageEnd } from './keyset-pages.ts';
import { timestampParameter } from './scope.ts';
import { yieldToEventLoop } from '../time-slices.ts';

/** Ten times what a city with a million reports a year has in a week. */
const MOST_REPORTS = 200_000;

const REPORT_FIELDS = [
  'eventNo',
  'title',
  'categoryCode',
  'channel',
  'unitCode',
  'reportedAt',
  'longitude',
  'latitude',
] as const;

/** A report, as the proposals show it. */
export type WeekReport = StoredFields<typeof INCIDENT_FIELDS, (typeof REPORT_FIELDS)[number]>;

/** Valid reports of the last seven days that have an hour, oldest first; `undefined` where there are more than 200,000. */
export function readWeekReports(db: Kysely<Database>, asOf: number): Promise<WeekReport[] | undefined> {
  return readReports(db, asOf - CAUSE_WINDOW_MS, asOf);
}

/** Valid reports of a time that have an hour, oldest first, read page by page; `undefined` where there are more than 200,000. */
export async function readReports(
  db: Kysely<Database>,
  from: number,
  to: number,
): Promise<WeekReport[] | undefined> {
  const reports: WeekReport[] = [];
  let after: PageEnd | undefined;
  do {
    const { rows } = await sql<WeekReport & Pick<PageEnd, 'micros'>>`
      select ${selectStored(INCIDENT_FIELDS, REPORT_FIELDS, 'incident')},
        ${epochMicros('reported_at')} as micros
      from incident
      where ${afterPage(from, after)} and reported_at <= ${timestampParameter(to)}
        and status not in ('rejected', 'voided') and not ${isKnownToDay('reportedAt')}
      order by reported_at, event_no limit ${PAGE_REPORTS}`.execute(db);
    for (const row of rows) reports.push(row);
    if (reports.length > MOST_REPORTS) return undefined;
    after = rows.length === PAGE_REPORTS ? rows.at(-1) : undefined;
    await yieldToEventLoop();
  } while (after !== undefined);
  return reports;
}
