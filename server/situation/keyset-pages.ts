import { sql, type RawBuilder } from 'kysely';
import { timestampParameter } from './scope.ts';

/** Reports of one query. The embedded database needs some 20 ms for them, and nothing else runs meanwhile. */
export const PAGE_REPORTS = 1_000;

/** Where a page of reports in order of time ended: the time in microseconds, and the number of its last report. */
export interface PageEnd {
  micros: number;
  eventNo: string;
}

/** The time of a report as `PageEnd` has it. */
export const epochMicros = (column: string): RawBuilder<number> =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`;

/** Reports from `from` on (epoch ms), of which all up to `after` were read. */
export function afterPage(from: number, after: PageEnd | undefined): RawBuilder<boolean> {
  if (after === undefined) return sql<boolean>`reported_at >= ${timestampParameter(from)}`;
  const last = sql`timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond'`;
  return sql<boolean>`reported_at >= ${last} and (reported_at, event_no) > (${last}, ${after.eventNo})`;
}
