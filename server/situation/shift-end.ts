import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isFinished, isNearDeadline } from '../../src/domain/incidents/life-cycle.ts';
import { incidentAt } from '../../src/domain/incidents/state-at.ts';
import type { StoredTransition } from '../../src/domain/incidents/take-step.ts';
import type { Shift } from '../../src/domain/time/shifts.ts';
import type { OpenThen, ShiftEnd } from '../../src/schemas/shift-end.ts';
import type { Database } from '../database/schema.ts';
import { selectStored, type StoredFields } from '../database/table-mapping.ts';
import { INCIDENT_FIELDS } from '../database/tables/incidents.ts';
import { isOpen, SOON_MS } from './open-incidents.ts';
import { inScope, timestampParameter, type Scope } from './scope.ts';
import { yieldToEventLoop } from '../time-slices.ts';

/** More than anybody reads or prints. */
const MOST_LISTED = 500;

const READ_FIELDS = [
  'eventNo',
  'title',
  'categoryCode',
  'tier',
  'urgency',
  'unitCode',
  'reportedAt',
  'status',
  'deadlineAt',
  'knownToDay',
  'slaHours',
  'handledAt',
  'closedAt',
] as const;

type Row = StoredFields<typeof INCIDENT_FIELDS, (typeof READ_FIELDS)[number]> & {
  /** The steps where there are some at the end or later, `[]` where there are none at all, null where all were before. */
  steps: readonly StoredTransition[] | null;
};

export type OpenAtEnd = Pick<
  ShiftEnd,
  | 'reports' | 'open' | 'overdue' | 'dueSoon' | 'near' | 'emergencies' | 'overdueEmergencies' | 'withoutSteps' | 'withoutDeadline'
  | 'emergencyItems' | 'overdueItems' | 'nearItems'
>; // prettier-ignore

interface Then extends OpenThen {
  isSuspended: boolean;
  isDeadlineKnown: boolean;
  hasSteps: boolean;
}

/** What was open when a shift ended, counted and listed. */
export async function readOpenAtEnd(db: Kysely<Database>, scope: Scope, shift: Shift): Promise<OpenAtEnd> {
  const end = shift.to;
  const rows = await readCandidates(db, scope, end);
  await yieldToEventLoop();
  const open = rows.flatMap((row) => openThen(row, end));
  const running = open.filter(({ isSuspended }) => !isSuspended);
  const dueWithin = (fromMs: number, toMs: number) =>
    running.filter(({ deadlineAt }) => deadlineAt !== null && deadlineAt >= fromMs && deadlineAt <= toMs);
  const emergencies = running.filter(({ urgency }) => urgency === 'emergency');
  const overdue = running.filter(({ deadlineAt }) => deadlineAt !== null && deadlineAt < end);
  const near = dueWithin(end, Number.POSITIVE_INFINITY).filter(
    ({ reportedAt, deadlineAt }) =>
      deadlineAt !== null && isNearDeadline(end - reportedAt, deadlineAt - reportedAt),
  );
  return {
    reports: await countReports(db, scope, shift),
    open: open.length,
    overdue: overdue.length,
    dueSoon: dueWithin(end, end + SOON_MS).length,
    near: near.length,
    emergencies: emergencies.length,
    overdueEmergencies: overdue.filter(({ urgency }) => urgency === 'emergency').length,
    withoutSteps: open.filter(({ hasSteps }) => !hasSteps).length,
    withoutDeadline: open.filter(({ isDeadlineKnown }) => !isDeadlineKnown).length,
    emergencyItems: listed(emergencies, -1),
    overdueItems: listed(
      overdue.filter(({ urgency }) => urgency !== 'emergency'),
      -1,
    ),
    nearItems: listed(near, 1),
  };
}

/**
 * Incidents that may have been open just before `end`: open now, or ended since. Each arm has its index, and no row is in
 * two of them.
 */
async function readCandidates(db: Kysely<Database>, scope: Scope, end: number): Promise<Row[]> {
  const since = timestampParameter(end);
  const isRefused = sql`status in ('rejected', 'voided')`;
  const arm = (condition: RawBuilder<unknown>) => sql`
    select ${selectStored(INCIDENT_FIELDS, READ_FIELDS, 'incident')},
      case when jsonb_array_length(transitions) = 0 or ${lastStepAt} >= ${end} then transitions end as steps
    from incident where reported_at < ${since} and ${inScope(scope)} and ${condition}`;
  const { rows } = await sql<Row>`
    ${arm(isOpen)}
    union all ${arm(sql`not (${isOpen}) and handled_at >= ${since}`)}
    union all ${arm(sql`not (${isOpen}) and handled_at is null and closed_at >= ${since} and not ${isRefused}`)}
    union all ${arm(sql`${isRefused} and (handled_at is null or handled_at < ${since}) and ${lastStepAt} >= ${end}`)}`.execute(
    db,
  );
  return rows;
}

const lastStepAt = sql`(transitions -> -1 ->> 2)::double precision`;

/** The incident as it was, where it was open; nothing where it was not. */
function openThen({ steps, ...row }: Row, end: number): Then[] {
  const { status, deadlineAt, isDeadlineKnown } =
    steps === null ? { ...row, isDeadlineKnown: true } : incidentAt({ ...row, transitions: steps }, end);
  if (isFinished(status)) return [];
  const { eventNo, title, categoryCode, tier, urgency, unitCode, reportedAt } = row;
  // A limit that a later step has moved was that of the file before.
  const knownToDay = row.knownToDay?.filter((name) => name !== 'deadlineAt' || deadlineAt === row.deadlineAt);
  return [
    {
      eventNo,
      title,
      categoryCode,
      tier,
      urgency,
      unitCode,
      reportedAt,
      deadlineAt,
      ...(knownToDay && { knownToDay }),
      isSuspended: status === 'suspended',
      isDeadlineKnown,
      hasSteps: steps === null || steps.length > 0,
    },
  ];
}

/** The first of them by deadline, ascending (1) or descending (−1); those without one first. */
function listed(items: readonly Then[], direction: 1 | -1): OpenThen[] {
  const rank = ({ deadlineAt }: Then) => deadlineAt ?? direction * Number.NEGATIVE_INFINITY;
  return items
    .toSorted(
      (a, b) =>
        direction * (rank(a) - rank(b) || 0) || (a.eventNo < b.eventNo ? -1 : a.eventNo > b.eventNo ? 1 : 0),
    )
    .slice(0, MOST_LISTED);
}

async function countReports(db: Kysely<Database>, scope: Scope, { from, to }: Shift): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from incident
    where reported_at >= ${timestampParameter(from)} and reported_at < ${timestampParameter(to)} and ${inScope(scope)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
