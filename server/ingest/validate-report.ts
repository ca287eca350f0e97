import { assignUnit } from '../../src/domain/exchange/units/assign-unit.ts';
import { RowIssues, type Rejection } from '../../src/domain/exchange/fields/row-result.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import { FREE_TEXT_NAMES } from '../../src/domain/incidents/free-texts.ts';
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
 * Validates one report: schema, codes, position, times and privacy (V-08, V-09, V-11, V-12, V-41). Returns it with the unit
 * that it lies in, or the reasons why it is rejected.
 */
export function validateReport(
  raw: unknown,
  row: number,
  referenceData: ReferenceData,
  context: IngestContext,
): NewIncident | readonly Rejection[] {
  const issues = new RowIssues({ row });
  const report = isPlainReport(raw) ? raw : parseRow(ingestIncidentSchema, raw, issues);
  if (!report) return issues.rejections;
  checkTexts(report, issues);
  checkCodes(report, referenceData, issues);
  const times = readTimes(report, context, issues);
  const point: Position = [round(report.longitude), round(report.latitude)];
  const unitCode = findUnit(report, point, times.reportedAt, referenceData, issues);
  if (unitCode !== undefined)
    checkCounty(
      report.unitCode === undefined ? 'longitude, latitude' : 'unitCode',
      countyCode(unitCode),
      context,
      issues,
    );
  if (issues.rejected || unitCode === undefined) return issues.rejections;
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
    // Null where the source gave the deadline itself.
    slaHours: report.deadlineAt === undefined ? limitHours(report.tier, report.urgency) : null,
    leadDept: report.leadDept ?? referenceData.categories.get(report.categoryCode) ?? null,
    coDepts: report.coDepts,
    actorRole: report.actorRole,
  };
}

/** Seven decimals: one centimetre. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function checkTexts(report: IngestIncident, issues: RowIssues): void {
  checkText('sourceId', report.sourceId, issues);
  for (const field of FREE_TEXT_NAMES) checkFreeText(field, report[field], issues);
  checkText('placeId', report.placeId, issues);
  checkText('leadDept', report.leadDept, issues);
  for (const text of report.coDepts) checkText('leadDept', text, issues);
}

function checkCodes(report: IngestIncident, referenceData: ReferenceData, issues: RowIssues): void {
  if (!referenceData.categories.has(report.categoryCode))
    issues.reject('categoryCode', report.categoryCode, 'is no category that reports can have');
  if (!referenceData.channels.has(report.channel)) issues.reject('channel', report.channel, 'is no channel');
  if (referenceData.departments.size === 0) return;
  if (report.leadDept !== undefined && !referenceData.departments.has(report.leadDept))
    issues.reject('leadDept', report.leadDept, 'is no department');
  for (const department of report.coDepts)
    if (!referenceData.departments.has(department)) issues.reject('coDepts', department, 'is no department');
}

function readTimes(report: IngestIncident, context: IngestContext, issues: RowIssues) {
  const { tier, urgency } = report;
  const reportedAt = parseTimeField('reportedAt', report.reportedAt, context, issues);
  const occurredAt =
    report.occurredAt === undefined
      ? reportedAt
      : parseTimeField('occurredAt', report.occurredAt, context, issues);
  const deadlineAt =
    report.deadlineAt === undefined
      ? deadlineOf({ tier, urgency, reportedAt })
      : parseLimit('deadlineAt', report.deadlineAt, issues);
  // Nearly all are in order; only the others are examined for the reason.
  if (!(occurredAt <= reportedAt && reportedAt < deadlineAt))
    for (const fault of timestampFaults({ occurredAt, reportedAt, deadlineAt }))
      issues.reject(fault.field, report[fault.field as 'reportedAt'], `${fault.reason} (${fault.rule})`);
  return { occurredAt, reportedAt, deadlineAt };
}

function findUnit(
  report: IngestIncident,
  point: Position,
  at: number,
  referenceData: ReferenceData,
  issues: RowIssues,
): string | undefined {
  if (!referenceData.isInCity(point)) {
    issues.reject('longitude, latitude', point.join(', '), 'lies outside the city (V-41)');
    return undefined;
  }
  // Which units existed at a time that was rejected says nothing of the report.
  if (issues.rejections.some(({ field }) => field === 'reportedAt')) return undefined;
  const { unitCode, accuracyM } = report;
  const finest = referenceData.locator.finestAt(point, at)?.code;
  // A short cut to the two results of `assignUnit` that most rows have.
  if (
    finest !== undefined &&
    (unitCode === undefined || unitCode === finest) &&
    referenceData.wholeCodes.has(finest)
  )
    return finest;
  const found = assignUnit(
    { point, rawUnitCode: unitCode, accuracyM, at },
    referenceData.locator,
    issues,
    false,
  );
  if (found.unitCode === undefined && unitCode === undefined)
    issues.reject('longitude, latitude', point.join(', '), 'lies in none of the units loaded');
  return found.unitCode;
}
