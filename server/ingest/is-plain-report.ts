import {
  INCIDENT_NUMBERS,
  MOST_TOLERANCE_M,
  REPORT_LIMITS,
} from '../../src/domain/incidents/field-limits.ts';
import { FREE_TEXTS, OPTIONAL_FREE_TEXTS } from '../../src/domain/incidents/free-texts.ts';
import { TIERS, URGENCIES } from '../../src/domain/incidents/life-cycle.ts';
import { ACTOR_ROLES } from '../../src/domain/incidents/transitions.ts';
import type { IngestIncident } from '../../src/schemas/live.ts';
import { parseTimestamp } from './parse-timestamp.ts';

/**
 * Whether the schema would accept a report and change nothing in it, as it does with most of what sources send. This is a
 * short cut for batches of thousands. Every other report goes to the schema, which alone refuses, repairs and explains. A
 * test compares the two.
 */
export function isPlainReport(raw: unknown): raw is IngestIncident {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const row = raw as Partial<Record<keyof IngestIncident, unknown>>;
  return (
    countKeys(row) === NEEDED + countOptional(row) &&
    isText(row.sourceId, 1, REPORT_LIMITS.sourceId) &&
    isText(row.title, 1, FREE_TEXTS.title) &&
    row.title.trim().length === row.title.length &&
    isText(row.categoryCode, 1, REPORT_LIMITS.code) &&
    isText(row.channel, 1, REPORT_LIMITS.code) &&
    isOneOf(TIERS, row.tier) &&
    isOneOf(URGENCIES, row.urgency) &&
    isOneOf(ACTOR_ROLES, row.actorRole) &&
    isBetween(row.longitude, -180, 180) &&
    isBetween(row.latitude, -90, 90) &&
    isTimestamp(row.reportedAt) &&
    Array.isArray(row.coDepts) &&
    row.coDepts.length <= REPORT_LIMITS.coDepts &&
    row.coDepts.every((text) => isText(text, 0, REPORT_LIMITS.department)) &&
    OPTIONAL_FREE_TEXTS.every((name) => row[name] === undefined || isText(row[name], 0, FREE_TEXTS[name])) &&
    (row.accuracyM === undefined ||
      isBetween(row.accuracyM, INCIDENT_NUMBERS.accuracyM.min, MOST_TOLERANCE_M)) &&
    (row.unitCode === undefined || isUnitNumber(row.unitCode)) &&
    (row.placeId === undefined || isText(row.placeId, 0, REPORT_LIMITS.placeId)) &&
    (row.leadDept === undefined || isText(row.leadDept, 0, REPORT_LIMITS.department)) &&
    (row.occurredAt === undefined || isTimestamp(row.occurredAt)) &&
    (row.deadlineAt === undefined || isTimestamp(row.deadlineAt))
  );
}

/** Number of fields that every plain report has, those with a default included. */
const NEEDED = 11;

function countOptional(row: Partial<Record<keyof IngestIncident, unknown>>): number {
  return (
    OPTIONAL_FREE_TEXTS.reduce((count, name) => count + Number(row[name] !== undefined), 0) +
    Number(row.accuracyM !== undefined) +
    Number(row.unitCode !== undefined) +
    Number(row.placeId !== undefined) +
    Number(row.occurredAt !== undefined) +
    Number(row.deadlineAt !== undefined) +
    Number(row.leadDept !== undefined)
  );
}

function countKeys(row: object): number {
  let count = 0;
  for (const _ in row) count++;
  return count;
}

function isText(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= most && !value.includes('\0');
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && known.includes(value);
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isTimestamp(value: unknown): boolean {
  return typeof value === 'string' && parseTimestamp(value) !== undefined;
}

function isUnitNumber(value: unknown): boolean {
  return typeof value === 'string' && (value.length === 12 || value.length === 18) && /^\d+$/.test(value);
}
