import { assignUnit } from '../../src/domain/exchange/units/assign-unit.ts';
import { RowIssues, type Rejection } from '../../src/domain/exchange/fields/row-result.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import { deadlineOf, limitHours } from '../../src/domain/incidents/service-level.ts';
import { timestampFaults } from '../../src/domain/incidents/timestamps.ts';
import { ingestIncidentSchema, type IngestIncident } from '../../src/schemas/live.ts';
import type { NewIncident } from './report-rows.ts';
import type { ReferenceData } from './reference-data.ts';
import {
  checkCounty,
  checkFreeText,
  checkText,
  parseLimit,
  parseTimeField,
  parseRow,
  type IngestContext,
} from './validate-row.ts';
import { isPlainReport } from './is-plain-report.ts';

/**
 * Judges one report by schema, codes, place, times and privacy (V-08, V-09, V-11, V-12, V-41); a good one comes with its
 * unit found.
 */
export function validateReport(
  raw: unknown,
  row: number,
  directory: ReferenceData,
  judging: IngestContext,
): NewIncident | readonly Rejection[] {
  const notes = new RowIssues({ row });
  const report = isPlainReport(raw) ? raw : parseRow(ingestIncidentSchema, raw, notes);
  if (!report) return notes.rejections;
  checkTexts(report, notes);
  checkCodes(report, directory, notes);
  const times = readTimes(report, judging, notes);
  const point: Position = [round(report.longitude), round(report.latitude)];
  const unitCode = findUnit(report, point, directory, notes);
  if (unitCode !== undefined)
    checkCounty(
      report.unitCode === undefined ? 'longitude, latitude' : 'unitCode',
      countyCode(unitCode),
      judging,
      notes,
    );
  if (notes.rejected || unitCode === undefined) return notes.rejections;
  return {
    sourceId: report.sourceId,
    countyCode: countyCode(unitCode),
    title: report.title,
    summary: report.summary ?? null,
    categoryCode: report.categoryCode,
    channel: report.channel,
    tier: report.tier,
    urgency: report.urgency,
    longitude: point[0],
    latitude: point[1],
    accuracyM: report.accuracyM ?? null,
    unitCode,
    placeId: report.placeId ?? null,
    occurredAt: times.occurredAt,
    reportedAt: times.reportedAt,
    deadlineAt: times.deadlineAt,
    slaHours: report.deadlineAt === undefined ? limitHours(report.tier, report.urgency) : null,
    leadDept: report.leadDept ?? directory.categories.get(report.categoryCode) ?? null,
    coDepts: report.coDepts,
    actorRole: report.actorRole,
  };
}

/** Seven decimals: one centimetre. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function checkTexts(report: IngestIncident, notes: RowIssues): void {
  checkText('sourceId', report.sourceId, notes);
  checkFreeText('title', report.title, notes);
  checkFreeText('summary', report.summary, notes);
  checkText('placeId', report.placeId, notes);
  checkText('leadDept', report.leadDept, notes);
  for (const text of report.coDepts) checkText('leadDept', text, notes);
}

function checkCodes(report: IngestIncident, directory: ReferenceData, notes: RowIssues): void {
  if (!directory.categories.has(report.categoryCode))
    notes.reject('categoryCode', report.categoryCode, 'is no category that reports can have');
  if (!directory.channels.has(report.channel)) notes.reject('channel', report.channel, 'is no channel');
  if (directory.departments.size === 0) return;
  if (report.leadDept !== undefined && !directory.departments.has(report.leadDept))
    notes.reject('leadDept', report.leadDept, 'is no department');
  for (const department of report.coDepts)
    if (!directory.departments.has(department)) notes.reject('coDepts', department, 'is no department');
}

function readTimes(report: IngestIncident, judging: IngestContext, notes: RowIssues) {
  const { tier, urgency } = report;
  const reportedAt = parseTimeField('reportedAt', report.reportedAt, judging, notes);
  const occurredAt =
    report.occurredAt === undefined ? reportedAt : parseTimeField('occurredAt', report.occurredAt, judging, notes);
  const deadlineAt =
    report.deadlineAt === undefined
      ? deadlineOf({ tier, urgency, reportedAt })
      : parseLimit('deadlineAt', report.deadlineAt, notes);
  // Nearly all are in order, and then there is no need to look closer.
  if (!(occurredAt <= reportedAt && reportedAt < deadlineAt))
    for (const fault of timestampFaults({ occurredAt, reportedAt, deadlineAt }))
      notes.reject(fault.field, report[fault.field as 'reportedAt'], `${fault.reason} (${fault.rule})`);
  return { occurredAt, reportedAt, deadlineAt };
}

function findUnit(
  report: IngestIncident,
  point: Position,
  directory: ReferenceData,
  notes: RowIssues,
): string | undefined {
  if (!directory.isInCity(point)) {
    notes.reject('longitude, latitude', point.join(', '), 'lies outside the city (V-41)');
    return undefined;
  }
  const { unitCode, accuracyM } = report;
  const finest = directory.locator.finestAt(point)?.code;
  // The two answers that most rows get, by the rules of `assignUnit`.
  if (
    finest !== undefined &&
    (unitCode === undefined || unitCode === finest) &&
    directory.wholeCodes.has(finest)
  )
    return finest;
  const found = assignUnit({ point, rawUnitCode: unitCode, accuracyM }, directory.locator, notes, false);
  if (found.unitCode === undefined && unitCode === undefined)
    notes.reject('longitude, latitude', point.join(', '), 'lies in none of the units loaded');
  return found.unitCode;
}
