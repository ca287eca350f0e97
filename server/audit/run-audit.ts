import { auditDivision } from '../../src/domain/grids/audit/audit-division.ts';
import type {
  AuditPoint,
  AuditTolerances,
  AuditUnit,
  ExpectedCount,
} from '../../src/domain/grids/audit/audit-input.ts';
import { repairDivision } from '../../src/domain/grids/audit/repair-division.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import { auditReport, dataVersionOf } from './audit-report.ts';

/** A division with all that a report says of it. */
export interface AuditTask<Unit extends AuditUnit = AuditUnit> {
  readonly dataSet: string;
  readonly units: readonly Unit[];
  readonly points: readonly AuditPoint[];
  readonly expected: readonly ExpectedCount[];
  readonly pointErrorM?: number;
  readonly tolerances: AuditTolerances;
  readonly notes: FolderNotes;
  /** Epoch ms. */
  readonly checkedAt: number;
}

/** An audit, and the units with its proposals applied. */
export interface AuditOutcome<Unit extends AuditUnit> {
  readonly report: AuditReport;
  readonly repaired: readonly Unit[];
  /** The units among them that changed. */
  readonly mended: readonly Unit[];
  /** Proposals that were applied. */
  readonly applied: number;
}

/** Audits a division. With `triesRepair` the repaired units are audited too, and the report says what is left. */
export function runAudit<Unit extends AuditUnit>(
  task: AuditTask<Unit>,
  triesRepair = false,
): AuditOutcome<Unit> {
  const { units, points, expected, tolerances, pointErrorM } = task;
  const settings = { points, expected, tolerances, ...(pointErrorM !== undefined && { pointErrorM }) };
  const audit = auditDivision({ ...settings, units });
  const { units: repaired, repaired: applied } = repairDivision(units, audit.findings);
  const mended = repaired.filter((unit, index) => unit !== units[index]);
  const repair =
    triesRepair && applied > 0
      ? {
          applied,
          mended: mended.length,
          levels: UNIT_LEVELS.filter((level) => mended.some((unit) => unit.level === level)),
          findingsLeft: auditDivision({ ...settings, units: repaired }).findings.length,
        }
      : undefined;
  const report = auditReport(audit, {
    ...task,
    dataVersion: dataVersionOf(units, points),
    units: units.length,
    incidents: points.length,
    ...(repair && { repair }),
  });
  return { report, repaired, mended, applied };
}
