import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { auditDivision } from '../../src/domain/grids/audit/audit-division.ts';
import type { AuditTolerances } from '../../src/domain/grids/audit/audit-input.ts';
import { repairDivision } from '../../src/domain/grids/audit/repair-division.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';
import { loadConfig } from '../config.ts';
import { projectRoot } from '../database/project-root.ts';
import { readDivision, type Division } from '../load/read-division.ts';
import { writeRepaired } from '../load/write-repaired.ts';
import { findingsAsCsv, findingsAsGeoJson } from './audit-exports.ts';
import { auditReport } from './audit-report.ts';
import { auditText } from './audit-text.ts';

/** Options of `gridlight audit` as they are typed. */
export interface AuditArguments {
  json?: boolean;
  sliverM2: string;
  gapM2: string;
  overlapM2: string;
  outsideShare: string;
  snapM: string;
  geojson?: string;
  csv?: string;
  repair?: string;
}

interface Output {
  readonly print: (text: string) => void;
  readonly note: (line: string) => void;
}

/**
 * Audits a folder and prints the report; with `repair` that of the repaired copy, after a note on what was mended.
 * @returns the exit code: 0 clean, 2 with findings
 */
export async function auditFolder(
  folder: string | undefined,
  options: AuditArguments,
  { print, note }: Output,
): Promise<0 | 2> {
  const tolerances = tolerancesOf(options);
  const source = resolve(folder ?? resolve(projectRoot(), loadConfig(process.env).dataFolder));
  const now = Date.now();
  const division = await readDivision(source, now);
  let report = reportOf(division, tolerances, now);
  for (const line of division.notes) note(line);
  if (options.repair !== undefined) {
    const { units, repaired } = repairDivision(division.units, report.findings);
    const target = resolve(options.repair);
    await writeRepaired(source, target, division.units, units);
    note(`${report.findings.length} findings in ${source}; ${repaired} mended in ${target}:`);
    report = reportOf(await readDivision(target, now), tolerances, now);
  }
  if (options.geojson !== undefined) await writeFile(options.geojson, findingsAsGeoJson(report));
  if (options.csv !== undefined) await writeFile(options.csv, findingsAsCsv(report));
  print(options.json === true ? `${JSON.stringify(report)}\n` : auditText(report));
  return report.findings.length === 0 ? 0 : 2;
}

function reportOf(
  { manifest, units, points }: Division,
  tolerances: AuditTolerances,
  now: number,
): AuditReport {
  const audit = auditDivision({ units, points, tolerances, expected: manifest.expected ?? [] });
  return auditReport(audit, { dataSet: manifest.id, checkedAt: now, tolerances });
}

function tolerancesOf(options: AuditArguments): AuditTolerances {
  return {
    sliverM2: tolerance('--sliver-m2', options.sliverM2),
    gapM2: tolerance('--gap-m2', options.gapM2),
    overlapM2: tolerance('--overlap-m2', options.overlapM2),
    outsideShare: tolerance('--outside-share', options.outsideShare, 1),
    snapM: tolerance('--snap-m', options.snapM),
  };
}

/** A number from 0 on; throws with a sentence that names the option. */
function tolerance(option: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0) || value > most)
    throw new Error(`${option} ${text}: must be a number from 0 ${most === 1 ? 'to 1' : 'on'}`);
  return value;
}
