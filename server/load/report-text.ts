import { formatIso } from '../../src/domain/time/zone.ts';
import type { LayerReport, LoadReport } from '../../src/schemas/load-report.ts';
import type { UndoneLoad } from '../repositories/load-runs.ts';

/*
 * Every sentence the command says to a person. The terminal speaks English; the Chinese term stands beside a word
 * that the reader knows from the field.
 */

/** `[width, text]` columns of one layer's line. */
export function layerLine(report: LayerReport): string {
  const { layer, file, read, accepted, rejectedRows, repairedRows, encoding, crs } = report;
  const source = [file, encoding, crs].filter((part) => part !== undefined && part !== '').join(' · ');
  const head = `${MARKS[report.status]} ${layer}${source === '' ? '' : `  (${source})`}`;
  if (report.status === 'refused') return `${head}\n    REFUSED 拒收, nothing changed: ${report.fault ?? ''}`;
  if (report.status === 'kept') return `${head}\n    kept as it is 保持不变`;
  const rows = `${read} read 读取, ${accepted} accepted 接收, ${rejectedRows} rejected 拒收, ${repairedRows} repaired 修正`;
  const kept = report.kept === undefined ? '' : `, ${report.kept} kept though their rows were rejected`;
  const written = `${report.inserted} new, ${report.updated} changed, ${report.unchanged} unchanged, ${report.removed} removed${kept}`;
  return `${head}\n    ${rows}\n    database 入库: ${written}  ${seconds(report.ms)}${boundariesText(report)}`;
}

function boundariesText({ boundaries }: LayerReport): string {
  if (boundaries === undefined) return '';
  const { from, moved = 0 } = boundaries;
  const since = from === undefined ? '' : ` from ${from}`;
  const units = `${boundaries.new} new, ${boundaries.changed} changed, ${boundaries.closed} closed, ${boundaries.kept} kept`;
  return `\n    boundaries 界线${since}: ${units}; ${moved} stored incidents and cases moved to another unit`;
}

const MARKS: Record<LayerReport['status'], string> = { loaded: '✔', refused: '✘', kept: '=' };

/** `row 4, line 6` */
export function whereText({ row, line }: { row: number; line?: number | undefined }): string {
  return line === undefined ? `row ${row}` : `row ${row}, line ${line}`;
}

export function rejectionText(rejection: LayerReport['rejected'][number]): string {
  const { field, value, reason } = rejection;
  const what = field === '' ? '' : ` · ${field}${value === '' ? '' : ` "${value}"`}`;
  return `${whereText(rejection)}${what} ${reason}`;
}

export function repairText(repair: LayerReport['repaired'][number]): string {
  const { field, from, to } = repair;
  // What was done to a row as a whole.
  if (field === '' && from === '' && to === '') return whereText(repair);
  return `${whereText(repair)} · ${field}: "${from}" → "${to}"`;
}

export function moreText(count: number): string {
  return `… ${count} more; --json lists them`;
}

export function faultsTitle(report: LoadReport): string {
  return `${report.folder}: nothing was loaded; ${report.faults.length} ${report.faults.length === 1 ? 'fault' : 'faults'}`;
}

/** Last line of the report. */
export function summaryText(report: LoadReport): string {
  const sum = (pick: (layer: LayerReport) => number) =>
    report.layers.reduce((total, layer) => total + pick(layer), 0);
  const landed = report.layers.filter(({ status }) => status !== 'refused').length;
  const changed = sum((layer) => layer.inserted + layer.updated + layer.removed);
  const state = changed === 0 ? 'nothing changed 无变化' : `${changed} rows changed`;
  const refused = report.layers.length - landed;
  const outcome = refused === 0 ? '' : `; ${refused} refused, see above`;
  return (
    `${report.dataSet}: ${landed} of ${report.layers.length} layers landed${outcome}; ` +
    `${sum((layer) => layer.accepted)} rows accepted, ${sum((layer) => layer.rejectedRows)} rejected, ` +
    `${sum((layer) => layer.repairedRows)} repaired; ${state}; ${seconds(report.ms)}`
  );
}

/** How many rows of each kind have another unit now, where units changed under any. */
export function movedText({ moved }: LoadReport): string | undefined {
  if (moved === undefined) return undefined;
  const kinds = Object.entries(moved).map(([kind, count]) => `${count} ${kind}`);
  return `moved to another unit 改属网格: ${kinds.join(', ')}`;
}

export const DRY_RUN_TEXT =
  'dry run 试运行: nothing was written; the figures above are what this load would do';

/** What an undo did. */
export function undoText({ dataSetId, beganAt, tables }: UndoneLoad): string {
  const left = tables.reduce((sum, table) => sum + table.left, 0);
  return [
    `undone 已撤销: the load of ${dataSetId} that began ${formatIso(beganAt)}`,
    ...tables.map(
      ({ table, restored, removed }) =>
        `  ${table}: ${restored} rows as before, ${removed} added ones removed`,
    ),
    ...(left > 0 ? [`  ${left} rows were changed since by somebody else and stay as they are`] : []),
  ].join('\n');
}

export const NOTHING_TO_UNDO = 'there is no load that could be undone';

export const PROGRESS_WORDS = {
  reading: 'reading',
  writing: 'writing',
  simulating: 'simulating 模拟',
} as const;

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
