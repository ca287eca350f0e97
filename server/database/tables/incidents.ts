import type { StoredTransition } from '../../../src/domain/incidents/take-step.ts';
import type { IncidentReply } from '../../../src/schemas/incidents.ts';
import { isoTime } from '../iso-time.ts';
import {
  integer,
  jsonAs,
  pointLatitude,
  pointLongitude,
  number,
  optional,
  text,
  textArray,
  timestamp,
} from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

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
type AllowUndefined<Record> = {
  [Name in keyof Record]: undefined extends Record[Name] ? Record[Name] | undefined : Record[Name];
};

/** An incident as it is written: the fields of `incidentSchema` with times as epoch ms. */
export type WrittenIncident = AllowUndefined<Omit<IncidentReply, TimeField | 'transitions'>> & {
  [Field in Exclude<TimeField, 'occurredAt' | 'reportedAt'>]?: number | undefined;
} & { occurredAt: number; reportedAt: number; transitions: readonly StoredTransition[] };

/** The fields of an incident with the columns that store them. */
export const INCIDENT_FIELDS = {
  eventNo: text('event_no'),
  title: text('title'),
  summary: optional(text('summary')),
  categoryCode: text('category_code'),
  channel: text('channel'),
  tier: text('tier'),
  urgency: text('urgency'),
  status: text('status'),
  longitude: pointLongitude('point'),
  latitude: pointLatitude('point'),
  accuracyM: optional(number('accuracy_m')),
  unitCode: text('unit_code'),
  placeId: optional(text('place_id')),
  occurredAt: timestamp('occurred_at'),
  reportedAt: timestamp('reported_at'),
  acceptedAt: optional(timestamp('accepted_at')),
  filedAt: optional(timestamp('filed_at')),
  dispatchedAt: optional(timestamp('dispatched_at')),
  handledAt: optional(timestamp('handled_at')),
  verifiedAt: optional(timestamp('verified_at')),
  closedAt: optional(timestamp('closed_at')),
  deadlineAt: optional(timestamp('deadline_at')),
  knownToDay: optional(textArray('known_to_day')),
  slaHours: optional(number('sla_hours')),
  leadDept: optional(text('lead_dept')),
  coDepts: textArray('co_depts'),
  parentEventNo: optional(text('parent_event_no')),
  resolution: optional(text('resolution')),
  satisfaction: optional(integer('satisfaction')),
  costCny: optional(number('cost_cny')),
  redoCount: integer('redo_count'),
  transferCount: integer('transfer_count'),
  origin: text('origin'),
  transitions: jsonAs('transitions', readTransitions),
} satisfies Fields<IncidentReply, WrittenIncident>;

export type StoredIncident = RowOf<typeof INCIDENT_FIELDS>;
export const INCIDENTS = mapTable<IncidentReply, WrittenIncident>(INCIDENT_FIELDS);

function readTransitions(stored: readonly StoredTransition[]): IncidentReply['transitions'] {
  return stored.map(([from, to, at, actorRole, reason, dueAt]) => ({
    from,
    to,
    at: isoTime(at),
    actorRole,
    ...(reason == null ? {} : { reason }),
    ...(dueAt == null ? {} : { dueAt: isoTime(dueAt) }),
  }));
}
