import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AuditTolerances } from '../../src/domain/grids/audit/audit-input.ts';
import { findingFeatures, findingRows } from '../../src/domain/grids/audit/finding-files.ts';
import { toCsv } from '../../src/domain/emergency/export-steps.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';
import { runAudit, type AuditTask } from '../audit/run-audit.ts';
import { loadConfig } from '../config.ts';
import { projectRoot } from '../database/project-root.ts';
import { readDivision, type Division, type DivisionUnit } from '../load/read-division.ts';
import { writeRepaired } from '../load/write-repaired.ts';
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
  const first = runAudit(taskOf(division, tolerances, now));
  let { report } = first;
  if (options.repair !== undefined) {
    const target = resolve(options.repair);
    await writeRepaired(source, target, division, first.repaired);
    note(`${report.findings.length} findings in ${source}; ${first.applied} mended in ${target}:`);
    report = runAudit(taskOf(await readDivision(target, now), tolerances, now)).report;
  }
  if (options.geojson !== undefined) await writeFile(options.geojson, geoJsonText(report));
  if (options.csv !== undefined) await writeFile(options.csv, toCsv(findingRows(report.findings)));
  print(options.json === true ? `${JSON.stringify(report)}\n` : auditText(report));
  return isClean(report, division) ? 0 : 2;
}

/** Findings as GeoJSON, one feature a line. */
function geoJsonText({ findings }: AuditReport): string {
  const lines = findingFeatures(findings).features.map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** Nothing found, and no row of units left out: what could not be read may be anything. */
function isClean({ findings, rejected }: AuditReport, { manifest }: Division): boolean {
  const units = new Set(manifest.layers.filter(({ kind }) => kind === 'units').map(({ id }) => id));
  return findings.length === 0 && !rejected.some(({ layer }) => units.has(layer));
}

function taskOf(
  { manifest, units, points, notes }: Division,
  tolerances: AuditTolerances,
  checkedAt: number,
): AuditTask<DivisionUnit> {
  const { id: dataSet, expected = [] } = manifest;
  return { dataSet, units, points, expected, tolerances, notes, checkedAt };
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
