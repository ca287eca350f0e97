import { parentPort } from 'node:worker_threads';
import type { MultiPolygon, Polygon } from 'geojson';
import type { AuditPoint, AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import type { AuditAnswer, ToAuditThread } from './audit-message.ts';
import { runAudit } from './run-audit.ts';
import type { StoredPoints, UnitRow } from './stored-division.ts';

/* The thread of one audit: takes a division in pieces, audits it, answers and ends. */

/** The columns have positions in millionths of a degree: so far may an incident lie from its true place, m. */
const POINT_ERROR_M = 0.1;

const units: AuditUnit[] = [];
const points: AuditPoint[] = [];

parentPort?.on('message', (message: ToAuditThread) => {
  if (message.kind === 'units') for (const unit of message.units) units.push(unitOf(unit));
  else if (message.kind === 'points') addPoints(message.points);
  else {
    const { kind: _, ...task } = message;
    const { report, mended } = runAudit({ ...task, units, points, pointErrorM: POINT_ERROR_M }, true);
    const answer: AuditAnswer = {
      report: JSON.stringify(report),
      mended: new Map(mended.map(({ code, geometry }) => [code, JSON.stringify(geometry)])),
    };
    parentPort?.postMessage(answer, []);
    parentPort?.close();
  }
});

function unitOf({ code, level, parentCode, memberCodes, layer, geometry }: UnitRow): AuditUnit {
  return {
    code,
    level,
    ...(parentCode !== null && { parentCode }),
    ...(memberCodes !== null && { memberCodes }),
    geometry: JSON.parse(geometry) as Polygon | MultiPolygon,
    at: { layer },
  };
}

function addPoints({ lngE6, latE6, eventNo: { bytes, offsets } }: StoredPoints): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [row, longitude] of lngE6.entries()) {
    const id = text.toString('utf8', offsets[row], offsets[row + 1]);
    points.push({ id, position: [longitude / 1e6, latE6[row]! / 1e6] });
  }
}
