import type { LayerReport, LoadReport } from '../../src/schemas/load-report.ts';
import {
  DRY_RUN_TEXT,
  faultsTitle,
  layerLine,
  moreText,
  movedText,
  rejectionText,
  repairText,
  summaryText,
} from './report-text.ts';

const LONGEST_LIST = 20;
const EXAMPLES = 3;

/** Writes a report to standard output: as text for people, or whole as one JSON document. */
export function printReport(
  report: LoadReport,
  { json = false, write = (text: string) => void process.stdout.write(text) } = {},
): void {
  write(json ? `${JSON.stringify(report, null, 2)}\n` : `${reportText(report)}\n`);
}

/** The report as text; long lists are cut short. */
export function reportText(report: LoadReport): string {
  if (report.faults.length > 0)
    return [faultsTitle(report), ...report.faults.map(({ path, reason }) => `  ${path}: ${reason}`)].join(
      '\n',
    );
  const notes = report.notes.map((note) => `note 提示: ${note}`);
  const moved = movedText(report);
  return [
    ...report.layers.flatMap(layerLines),
    '',
    summaryText(report),
    ...(moved === undefined ? [] : [moved]),
    ...notes,
    ...(report.dryRun === true ? [DRY_RUN_TEXT] : []),
  ].join('\n');
}

function layerLines(report: LayerReport): string[] {
  return [
    layerLine(report),
    ...section('rejected 拒收', report.rejected.map(rejectionText)),
    ...repairLines(report),
    ...section(
      'note 提示',
      report.warnings.map(({ message }) => message),
    ),
  ];
}

/** Repairs for one reason are told together: how many, and the first three. */
function repairLines({ repaired }: LayerReport): string[] {
  const groups = new Map<string, LayerReport['repaired']>();
  for (const repair of repaired) {
    const key = repair.why.replace(/\d[\d.,]*/g, '#');
    const group = groups.get(key);
    if (group) group.push(repair);
    else groups.set(key, [repair]);
  }
  return [...groups.values()].flatMap((group) => [
    `    repaired 修正 ${group.length} ×: ${group[0]?.why ?? ''}`,
    ...group.slice(0, EXAMPLES).map((repair) => `      ${repairText(repair)}`),
    ...(group.length > EXAMPLES ? [`      ${moreText(group.length - EXAMPLES)}`] : []),
  ]);
}

function section(title: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, LONGEST_LIST).map((line) => `    ${title}: ${line}`);
  return lines.length > LONGEST_LIST ? [...shown, `    ${moreText(lines.length - LONGEST_LIST)}`] : shown;
}
