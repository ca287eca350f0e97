import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { IncidentStatus } from '../../src/domain/incidents/life-cycle.ts';
import type { IncidentReply } from '../../src/schemas/incidents.ts';
import type { Database } from '../database/schema.ts';
import { isoTime, isoTimeOrNull } from '../database/iso-time.ts';
import { integer, json, timestamp, number, point, text, textArray } from './columns.ts';
import { bumpVersion } from './data-version.ts';
import { upsert, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

/** A step of a life cycle; times are epoch ms. */
export type TransitionRow = readonly [
  from: IncidentStatus,
  to: IncidentStatus,
  at: number,
  actorRole: string,
  reason?: string | undefined,
  dueAt?: number | undefined,
];

type TimeField =
  | 'occurredAt'
  | 'reportedAt'
  | 'acceptedAt'
  | 'filedAt'
  | 'dispatchedAt'
  | 'handledAt'
  | 'verifiedAt'
  | 'closedAt'
  | 'deadlineAt';

/** The same fields, where the optional ones may also be written out as `undefined`. */
type AllowUndefined<Fields> = {
  [Name in keyof Fields]: undefined extends Fields[Name] ? Fields[Name] | undefined : Fields[Name];
};

/** An incident as it is written: the fields of `incidentSchema` with times as epoch ms. */
export type IncidentRow = AllowUndefined<Omit<IncidentReply, TimeField | 'transitions'>> & {
  [Field in Exclude<TimeField, 'occurredAt' | 'reportedAt'>]?: number | undefined;
} & { occurredAt: number; reportedAt: number; transitions: readonly TransitionRow[] };

const INCIDENT_PLAN: TablePlan<IncidentRow> = {
  resource: 'incident',
  table: 'incident',
  id: 'event_no',
  columns: [
    ...text(
      'event_no',
      'title',
      'summary',
      'category_code',
      'channel',
      'tier',
      'urgency',
      'status',
      'unit_code',
    ),
    ...text('place_id', 'lead_dept', 'parent_event_no', 'resolution', 'origin'),
    ...textArray('co_depts'),
    ...number('accuracy_m', 'sla_hours', 'cost_cny'),
    ...integer('satisfaction', 'redo_count', 'transfer_count'),
    ...timestamp('occurred_at', 'reported_at', 'accepted_at', 'filed_at', 'dispatched_at', 'handled_at'),
    ...timestamp('verified_at', 'closed_at', 'deadline_at'),
    ...json('transitions'),
    ...point('point'),
  ],
  toRecord: (incident) => ({
    county_code: countyCode(incident.unitCode),
    event_no: incident.eventNo,
    title: incident.title,
    summary: incident.summary,
    category_code: incident.categoryCode,
    channel: incident.channel,
    tier: incident.tier,
    urgency: incident.urgency,
    status: incident.status,
    unit_code: incident.unitCode,
    place_id: incident.placeId,
    lead_dept: incident.leadDept,
    parent_event_no: incident.parentEventNo,
    resolution: incident.resolution,
    origin: incident.origin,
    co_depts: incident.coDepts,
    accuracy_m: incident.accuracyM,
    sla_hours: incident.slaHours,
    cost_cny: incident.costCny,
    satisfaction: incident.satisfaction,
    redo_count: incident.redoCount,
    transfer_count: incident.transferCount,
    occurred_at: incident.occurredAt,
    reported_at: incident.reportedAt,
    accepted_at: incident.acceptedAt,
    filed_at: incident.filedAt,
    dispatched_at: incident.dispatchedAt,
    handled_at: incident.handledAt,
    verified_at: incident.verifiedAt,
    closed_at: incident.closedAt,
    deadline_at: incident.deadlineAt,
    transitions: incident.transitions,
    point: [incident.longitude, incident.latitude],
  }),
};

/**
 * Adds incidents with their life cycles, any number of times with the same result: new numbers are inserted, known
 * ones updated where something differs. Nothing is removed. Hand over some thousand rows at a time.
 */
export async function appendIncidents(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly IncidentRow[],
): Promise<WriteCounts> {
  const counts = await upsert(trx, INCIDENT_PLAN, { dataSetId, layerId }, rows);
  if (counts.inserted + counts.updated > 0) await bumpVersion(trx, 'incident');
  return counts;
}

/** Removes the incidents of one layer with their life cycles; returns how many there were. */
export async function removeIncidents(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
): Promise<number> {
  const removed = await sql`
    delete from incident where data_set_id = ${dataSetId} and layer_id = ${layerId}`.execute(trx);
  const count = Number(removed.numAffectedRows ?? 0);
  if (count > 0) await bumpVersion(trx, 'incident');
  return count;
}

/** One incident with its life cycle in the order of its steps; `undefined` where the number is unknown. */
export async function readIncident(
  db: Kysely<Database>,
  eventNo: string,
): Promise<IncidentReply | undefined> {
  const row = await db
    .selectFrom('incident')
    .selectAll()
    .select([sql<number>`ST_X(point)`.as('longitude'), sql<number>`ST_Y(point)`.as('latitude')])
    .where('event_no', '=', eventNo)
    .executeTakeFirst();
  if (!row) return undefined;
  return withoutNulls({
    eventNo: row.event_no,
    title: row.title,
    summary: row.summary,
    categoryCode: row.category_code,
    channel: row.channel,
    tier: row.tier,
    urgency: row.urgency,
    status: row.status,
    longitude: row.longitude,
    latitude: row.latitude,
    accuracyM: row.accuracy_m,
    unitCode: row.unit_code,
    placeId: row.place_id,
    occurredAt: isoTime(row.occurred_at),
    reportedAt: isoTime(row.reported_at),
    acceptedAt: isoTimeOrNull(row.accepted_at),
    filedAt: isoTimeOrNull(row.filed_at),
    dispatchedAt: isoTimeOrNull(row.dispatched_at),
    handledAt: isoTimeOrNull(row.handled_at),
    verifiedAt: isoTimeOrNull(row.verified_at),
    closedAt: isoTimeOrNull(row.closed_at),
    deadlineAt: isoTimeOrNull(row.deadline_at),
    slaHours: row.sla_hours,
    leadDept: row.lead_dept,
    coDepts: row.co_depts,
    parentEventNo: row.parent_event_no,
    resolution: row.resolution,
    satisfaction: row.satisfaction,
    costCny: row.cost_cny,
    redoCount: row.redo_count,
    transferCount: row.transfer_count,
    origin: row.origin,
    transitions: row.transitions.map(([from, to, at, actorRole, reason, dueAt]) =>
      withoutNulls({
        from,
        to,
        at: isoTime(Number(at)),
        actorRole,
        reason: reason ?? null,
        dueAt: dueAt == null ? null : isoTime(Number(dueAt)),
      }),
    ),
  }) as unknown as IncidentReply;
}
