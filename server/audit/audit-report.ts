import { createHash } from 'node:crypto';
import type { AuditFinding, DivisionAudit } from '../../src/domain/grids/audit/audit-findings.ts';
import type { AuditPoint, AuditTolerances, AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import type { AuditRepair, AuditReport } from '../../src/schemas/audit.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';

/** What was audited, when and how strictly. */
export interface AuditOccasion {
  readonly dataSet: string;
  readonly dataVersion: string;
  /** Epoch ms. */
  readonly checkedAt: number;
  readonly tolerances: AuditTolerances;
  readonly notes: FolderNotes;
  readonly units: number;
  readonly incidents: number;
  readonly repair?: AuditRepair;
}

/** An audit as it is printed: areas to a square decimetre, positions to a centimetre, and the hash over all of it. */
export function auditReport(audit: DivisionAudit, occasion: AuditOccasion): AuditReport {
  const { dataSet, dataVersion, checkedAt, tolerances, notes, units, incidents, repair } = occasion;
  const body = {
    dataSet,
    dataVersion,
    checkedAt: formatIso(checkedAt),
    tolerances,
    units,
    incidents,
    levels: audit.levels.map((level) => ({
      ...level,
      gapM2: rounded(level.gapM2, 100),
      overlapM2: rounded(level.overlapM2, 100),
    })),
    findings: audit.findings.map(writtenFinding),
    ...notes,
    ...(repair === undefined ? {} : { repair }),
  };
  return { ...body, hash: createHash('sha256').update(canonicalJson(body)).digest('hex') };
}

/** SHA-256 over everything that is audited, so that two reports can be known to be of the same data. */
export function dataVersionOf(units: readonly AuditUnit[], points: readonly AuditPoint[]): string {
  const hash = createHash('sha256');
  for (const { code, level, parentCode = '', memberCodes = [], geometry } of units)
    hash.update(JSON.stringify([code, level, parentCode, memberCodes, geometry.coordinates]));
  for (const { id, position } of points) hash.update(`${id} ${position.join(' ')}\n`);
  return hash.digest('hex');
}

function writtenFinding({
  codes,
  areaM2,
  position: [x, y],
  ...rest
}: AuditFinding): AuditReport['findings'][number] {
  return {
    ...rest,
    codes: [...codes],
    ...(areaM2 === undefined ? {} : { areaM2: rounded(areaM2, 100) }),
    position: [rounded(x, 1e7), rounded(y, 1e7)],
  };
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
