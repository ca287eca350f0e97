import { INCIDENT_NUMBERS } from '../../incidents/field-limits.ts';
import { FREE_TEXT_NAMES, FREE_TEXTS } from '../../incidents/free-texts.ts';
import { canTransition } from '../../incidents/transitions.ts';
import type { IncidentStatus } from '../../incidents/life-cycle.ts';
import { TIMESTAMP_CHAIN } from '../../incidents/timestamps.ts';
import { assignUnit, UNIT_CODE_FIELD } from '../units/assign-unit.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import { datesOf, readIncidentTimes } from './incident-times.ts';
import type { ReadContext, RowReader } from './read-context.ts';
import { readFields, type FieldValues } from '../fields/read-fields.ts';
import { POSITION_FIELDS, readPosition } from './read-position.ts';
import { cellText, RowIssues } from '../fields/row-result.ts';

const NEED_CLOSED_AT = new Set(['closed', 'evaluated']);

/** Reads incidents (fields of `incidentSchema`, times as epoch ms): rules V-08, V-09, V-10, V-11 and V-12. */
export function createIncidentReader(context: ReadContext): RowReader {
  const fields = incidentFields(context);
  return {
    idField: 'eventNo',
    needsPlace: true,
    fields,
    read: (source) => {
      const issues = new RowIssues(source);
      const values = readFields(source, fields, issues);
      const point = readPosition(source, context, issues);
      checkTimes(values, context, issues);
      checkTransitions(values, issues);
      if (issues.rejected) return issues.result({});
      const located = assignUnit(
        {
          point,
          rawUnitCode: source.values.get('unitCode'),
          accuracyM: values.get('accuracyM') as number | undefined,
          at: values.get('reportedAt') as number | undefined,
        },
        context.locator,
        issues,
        true,
      );
      if (!issues.rejected && !located.point)
        issues.reject('longitude, latitude', '', 'neither a position nor a unit is given');
      if (!issues.rejected && located.unitCode === undefined)
        issues.reject('longitude, latitude', located.point?.join(', '), 'lies in none of the units loaded');
      if (issues.rejected) return issues.result({});
      const [longitude, latitude] = located.point!;
      return issues.result({
        origin: 'reported',
        ...Object.fromEntries(values),
        longitude,
        latitude,
        unitCode: located.unitCode,
        knownToDay: datesOf(values),
        ...(located.accuracyM === undefined ? {} : { accuracyM: located.accuracyM }),
      });
    },
  };
}

function incidentFields({ vocabularies: v }: ReadContext): FieldSpec[] {
  const hint = 'where every row has the same, write it under "constants"';
  const department = (field: string, kind: 'code' | 'codes'): FieldSpec =>
    v.department.values.size > 0
      ? { field, kind, vocabulary: v.department }
      : { field, kind: kind === 'code' ? 'text' : 'texts', maxLength: TEXT_LENGTHS.department };
  return [
    { field: 'eventNo', kind: 'text', isIdentifier: true, required: true, maxLength: TEXT_LENGTHS.id },
    ...FREE_TEXT_NAMES.map((field): FieldSpec => {
      const required = field === 'title';
      return { field, kind: 'text', required, maxLength: FREE_TEXTS[field], isFreeText: true };
    }),
    { field: 'categoryCode', kind: 'code', required: true, vocabulary: v.category, hint },
    { field: 'channel', kind: 'code', required: true, vocabulary: v.channel, hint },
    { field: 'tier', kind: 'code', required: true, vocabulary: v.tier, hint },
    { field: 'urgency', kind: 'code', required: true, vocabulary: v.urgency, hint },
    { field: 'status', kind: 'code', required: true, vocabulary: v.incidentStatus, hint },
    ...POSITION_FIELDS,
    { field: 'accuracyM', kind: 'number', ...INCIDENT_NUMBERS.accuracyM },
    UNIT_CODE_FIELD,
    { field: 'placeId', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    ...TIMESTAMP_CHAIN.map((field): FieldSpec => ({
      field,
      kind: 'time',
      required: field === 'reportedAt',
    })),
    { field: 'deadlineAt', kind: 'time' },
    { field: 'slaHours', kind: 'number', min: 0.01, max: 100_000 },
    department('leadDept', 'code'),
    department('coDepts', 'codes'),
    { field: 'parentEventNo', kind: 'text', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'resolution', kind: 'code', vocabulary: v.resolution },
    { field: 'satisfaction', kind: 'integer', ...INCIDENT_NUMBERS.satisfaction },
    { field: 'costCny', kind: 'number', ...INCIDENT_NUMBERS.costCny },
    { field: 'redoCount', kind: 'integer', ...INCIDENT_NUMBERS.redoCount },
    { field: 'transferCount', kind: 'integer', ...INCIDENT_NUMBERS.transferCount },
    { field: 'origin', kind: 'code', vocabulary: v.origin },
    { field: 'transitions', kind: 'object', isFreeText: true },
  ];
}

function checkTimes(values: FieldValues, context: ReadContext, issues: RowIssues): void {
  readIncidentTimes(values, context, issues);
  const status = values.get('status');
  if (values.has('reportedAt') && !values.has('closedAt') && NEED_CLOSED_AT.has(String(status)))
    issues.reject('closedAt', '', `is blank, but the status is ${String(status)}`);
}

/** V-10 on the steps a file brings along: each leads on from the one before by a way the state machine knows. */
function checkTransitions(values: FieldValues, issues: RowIssues): void {
  const transitions = values.get('transitions');
  if (!Array.isArray(transitions)) return;
  let status: unknown;
  for (const step of transitions as { from?: unknown; to?: unknown }[]) {
    const [from, to] = [step?.from, step?.to];
    const isKnown = typeof from === 'string' && typeof to === 'string';
    if (!isKnown || (status !== undefined && status !== from) || !isLegal(from, to)) {
      issues.reject(
        'transitions',
        `${cellText(from)} → ${cellText(to)}`,
        'is no step the life cycle allows (V-10)',
      );
      return;
    }
    status = to;
  }
  if (status !== undefined && status !== values.get('status'))
    issues.reject(
      'transitions',
      status,
      `the last step does not lead to the status ${String(values.get('status'))}`,
    );
}

function isLegal(from: string, to: string): boolean {
  try {
    return canTransition(from as IncidentStatus, to as IncidentStatus);
  } catch {
    return false;
  }
}
