import { createHash } from 'node:crypto';
import type { AuditFinding, DivisionAudit } from '../../src/domain/grids/audit/audit-findings.ts';
import type { AuditTolerances } from '../../src/domain/grids/audit/audit-input.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';

/** An audit as it is printed: areas to a square decimetre, positions to a centimetre, and the hash over all of it. */
export function auditReport(
  audit: DivisionAudit,
  { dataSet, checkedAt, tolerances }: { dataSet: string; checkedAt: number; tolerances: AuditTolerances },
): AuditReport {
  const body = {
    dataSet,
    checkedAt: formatIso(checkedAt),
    tolerances,
    levels: audit.levels.map((level) => ({
      ...level,
      gapM2: rounded(level.gapM2, 100),
      overlapM2: rounded(level.overlapM2, 100),
    })),
    findings: audit.findings.map(writtenFinding),
  };
  return { ...body, hash: createHash('sha256').update(canonicalJson(body)).digest('hex') };
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
