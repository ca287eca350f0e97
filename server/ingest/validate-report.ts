import { assignUnit } from '../../src/domain/exchange/units/assign-unit.ts';
import {
  RowIssues,
  WITHHELD,
  type Rejection,
  type Repair,
} from '../../src/domain/exchange/fields/row-result.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import { deadlineOf, limitHours } from '../../src/domain/incidents/service-level.ts';
import { timestampFaults } from '../../src/domain/incidents/timestamps.ts';
import { ingestIncidentSchema, type IngestIncident } from '../../src/schemas/live.ts';
import type { NewIncident } from './report-rows.ts';
import type { ReferenceData } from './reference-data.ts';
import {
  checkCounty,
  checkKey,
  checkText,
  parseLimit,
  parseTimeField,
  precisionOfTime,
  parseRow,
  takeFreeText,
  type IngestContext,
} from './validate-row.ts';
import { isPlainReport } from './is-plain-report.ts';

/**
 * Validates one report: schema, codes, position, times and privacy (V-08, V-09, V-11, V-12, V-41). Returns it with the unit
 * that it lies in, or the reasons why it is rejected. `tell` hears what was masked in the texts of a row that is taken.
 */
export function validateReport(
  raw: unknown,
  row: number,
  referenceData: ReferenceData,
  context: IngestContext,
  tell: (masked: readonly Repair[]) => void = () => undefined,
): NewIncident | readonly Rejection[] {
  const issues = new RowIssues({ row });
  const report = isPlainReport(raw) ? raw : parseRow(ingestIncidentSchema, raw, issues);
  if (!report) return issues.rejections;
  checkTexts(report, issues);
  const title = takeFreeText('title', report.title, issues);
  const summary = takeFreeText('summary', report.summary, issues);
  checkCodes(report, referenceData, issues);
  const times = readTimes(report, context, issues);
  const point: Position = [round(report.longitude), round(report.latitude)];
  const unitCode = findUnit(report, point, times.reportedAt, referenceData, issues);
  if (unitCode !== undefined)
    checkCounties(report, unitCode, { point, at: times.reportedAt }, referenceData, context, issues);
  if (issues.rejected || unitCode === undefined) return issues.rejections;
  const masked = issues.repairs.filter(({ from }) => from === WITHHELD);
  if (masked.length > 0) tell(masked);
  return {
    sourceId: report.sourceId,
    countyCode: countyCode(unitCode),
    title,
    summary: summary ?? null,
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

/**
 * Both counties have to be covered by the token: that of the unit, and that of the point where the unit given stands though
 * it does not contain the point. Otherwise a token of one county could write about the others, by a rough position.
 */
function checkCounties(
  report: IngestIncident,
  unitCode: string,
  located: { point: Position; at: number },
  referenceData: ReferenceData,
  context: IngestContext,
  issues: RowIssues,
): void {
  const county = countyCode(unitCode);
  checkCounty(report.unitCode === undefined ? 'longitude, latitude' : 'unitCode', county, context, issues);
  if (report.unitCode === undefined || context.grant.counties.length === 0) return;
  const found = referenceData.locator.finestAt(located.point, located.at);
  if (found && countyCode(found.code) !== county)
    checkCounty('longitude, latitude', countyCode(found.code), context, issues);
}

/** Seven decimals: one centimetre. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function checkTexts(report: IngestIncident, issues: RowIssues): void {
  checkKey('sourceId', report.sourceId, issues);
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
  if (!(occurredAt <= reportedAt && reportedAt < deadlineAt)) {
    const precisions = {
      occurredAt: precisionOfTime(report.occurredAt ?? report.reportedAt),
      reportedAt: precisionOfTime(report.reportedAt),
      deadlineAt: precisionOfTime(report.deadlineAt),
    };
    for (const fault of timestampFaults({ occurredAt, reportedAt, deadlineAt }, false, precisions))
      issues.reject(fault.field, report[fault.field as 'reportedAt'], `${fault.reason} (${fault.rule})`);
  }
  return { occurredAt, reportedAt, deadlineAt: Math.max(reportedAt, deadlineAt) };
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
