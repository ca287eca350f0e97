import { assignUnit } from '../../src/domain/exchange/assign-unit.ts';
import { RowNotes, type Rejection } from '../../src/domain/exchange/verdict.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import { deadlineOf, limitHours } from '../../src/domain/incidents/service-level.ts';
import { timestampFaults } from '../../src/domain/incidents/timestamps.ts';
import { ingestIncidentSchema, type IngestIncident } from '../../src/schemas/live.ts';
import type { Directory } from './directory.ts';
import {
  checkCounty,
  checkFreeText,
  checkText,
  readLimit,
  readMoment,
  readRow,
  type Judging,
} from './judge-row.ts';

/** A report that was found good, with its unit found and its moments in epoch ms. */
export interface GoodReport {
  readonly sourceId: string;
  readonly report: IngestIncident;
  readonly point: Position;
  readonly accuracyM: number | null;
  readonly unitCode: string;
  readonly countyCode: string;
  readonly leadDept: string | null;
  readonly occurredAt: number;
  readonly reportedAt: number;
  readonly deadlineAt: number;
  /** Null where the source gave the deadline itself. */
  readonly slaHours: number | null;
}

/** Judges one report by schema, codes, place, times and privacy (V-08, V-09, V-11, V-12, V-41). */
export function judgeIncident(
  raw: unknown,
  row: number,
  directory: Directory,
  judging: Judging,
): GoodReport | readonly Rejection[] {
  const notes = new RowNotes({ row });
  const report = readRow(ingestIncidentSchema, raw, notes);
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
    report,
    point,
    accuracyM: report.accuracyM ?? null,
    unitCode,
    countyCode: countyCode(unitCode),
    leadDept: report.leadDept ?? directory.categories.get(report.categoryCode) ?? null,
    slaHours: report.deadlineAt === undefined ? limitHours(report.tier, report.urgency) : null,
    ...times,
  };
}

/** Seven decimals: one centimetre. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

function checkTexts(report: IngestIncident, notes: RowNotes): void {
  checkText('sourceId', report.sourceId, notes);
  checkFreeText('title', report.title, notes);
  checkFreeText('summary', report.summary, notes);
  checkText('placeId', report.placeId, notes);
  for (const text of [report.leadDept, ...report.coDepts]) checkText('leadDept', text, notes);
}

function checkCodes(report: IngestIncident, directory: Directory, notes: RowNotes): void {
  if (!directory.categories.has(report.categoryCode))
    notes.reject('categoryCode', report.categoryCode, 'is no category that reports can have');
  if (!directory.channels.has(report.channel)) notes.reject('channel', report.channel, 'is no channel');
  if (directory.departments.size === 0) return;
  if (report.leadDept !== undefined && !directory.departments.has(report.leadDept))
    notes.reject('leadDept', report.leadDept, 'is no department');
  for (const department of report.coDepts)
    if (!directory.departments.has(department)) notes.reject('coDepts', department, 'is no department');
}

function readTimes(report: IngestIncident, judging: Judging, notes: RowNotes) {
  const { tier, urgency } = report;
  const reportedAt = readMoment('reportedAt', report.reportedAt, judging, notes);
  const occurredAt =
    report.occurredAt === undefined
      ? reportedAt
      : readMoment('occurredAt', report.occurredAt, judging, notes);
  const deadlineAt =
    report.deadlineAt === undefined
      ? deadlineOf({ tier, urgency, reportedAt })
      : readLimit('deadlineAt', report.deadlineAt, notes);
  for (const fault of timestampFaults({ occurredAt, reportedAt, deadlineAt }))
    notes.reject(fault.field, report[fault.field as 'reportedAt'], `${fault.reason} (${fault.rule})`);
  return { occurredAt, reportedAt, deadlineAt };
}

function findUnit(
  report: IngestIncident,
  point: Position,
  directory: Directory,
  notes: RowNotes,
): string | undefined {
  if (!directory.isInCity(point)) {
    notes.reject('longitude, latitude', point.join(', '), 'lies outside the city (V-41)');
    return undefined;
  }
  const { unitCode, accuracyM } = report;
  const found = assignUnit({ point, rawUnitCode: unitCode, accuracyM }, directory.locator, notes, false);
  if (found.unitCode === undefined && unitCode === undefined)
    notes.reject('longitude, latitude', point.join(', '), 'lies in none of the units loaded');
  return found.unitCode;
}
