import type { LiveLine } from './results.ts';

const number = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toPrecision(2);
};

function cells({ task, database, unit, value, medianMs, p95Ms, p99Ms, more, missing }: LiveLine): string[] {
  if (missing !== undefined) return [task, database, '–', '–', '–', missing];
  const rest = Object.entries(more ?? {}).map(([name, figure]) => `${name} ${figure}`);
  const figures =
    unit === undefined
      ? [medianMs, p95Ms, p99Ms].map((ms) => `${number(ms)} ms`)
      : [`${number(value)} ${unit}`, '–', '–'];
  return [task, database, ...figures, rest.join(', ')];
}

/** Lines of the live bench as a table in Markdown, which is also readable as it stands. */
export function liveTable(lines: readonly LiveLine[]): string {
  const rows = [['task', 'database', 'median', 'p95', 'p99', 'more'], ...lines.map(cells)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${[...widths.map((width) => '-'.repeat(width)), '---'].join(' | ')} |`;
  return [print(rows[0] ?? []), rule, ...rows.slice(1).map(print)].join('\n');
}
