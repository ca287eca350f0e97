import type { ResultLine } from './results.ts';

const number = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2);
};

/** Median and p95 with their unit. */
function figures({ medianMs, p95Ms, unit, value }: ResultLine): [string, string] {
  if (unit !== undefined) return [`${number(value)} ${unit}`, '–'];
  return [`${number(medianMs)} ms`, `${number(p95Ms)} ms`];
}

function ratioOf({ ratio, ratioLow, ratioHigh }: ResultLine): string {
  if (ratio === null) return '–';
  return `${number(ratio)}× (${number(ratioLow)} – ${number(ratioHigh)})`;
}

/** Result lines as a table in Markdown, which is also readable as it stands. */
export function tableOf(lines: readonly ResultLine[]): string {
  const rows = lines.map((line) => {
    const { task, peer, version, missing } = line;
    if (missing !== undefined && line.more === undefined)
      return [task, `${peer} ${version}`.trim(), '–', '–', missing];
    if (missing !== undefined)
      return [task, `${peer} ${version}`.trim(), '–', '–', Object.entries(line.more ?? {}).map((entry) => entry.join(': ')).join('; ')]; // prettier-ignore
    return [task, `${peer} ${version}`, ...figures(line), ratioOf(line)];
  });
  const all = [['task', 'who', 'median', 'p95', 'theirs ÷ ours (95 %)'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${[...widths.map((width) => '-'.repeat(width)), '---'].join(' | ')} |`;
  return [print(all[0] ?? []), rule, ...rows.map(print)].join('\n');
}
