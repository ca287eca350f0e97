import type { DatabaseKind, LiveLine } from './results.ts';

interface Target {
  readonly what: string;
  readonly task: string;
  readonly database: DatabaseKind;
  readonly limit: number;
  readonly unit: string;
  readonly betterIs: 'less' | 'more';
  readonly value: (line: LiveLine) => number | null | undefined;
}

const atMost = (what: string, task: string, limit: number, value: Target['value']): Target => ({
  what,
  task,
  limit,
  value,
  database: 'postgres',
  unit: 'ms',
  betterIs: 'less',
});

const rows = (database: DatabaseKind, limit: number): Target => ({
  what: 'ingest in batches of 5,000',
  task: 'ingest',
  limit,
  database,
  unit: 'rows/s',
  betterIs: 'more',
  value: (line) => line.value,
});

const TARGETS: readonly Target[] = [
  rows('postgres', 40_000),
  rows('pglite', 20_000),
  atMost('post to pixel, 200 listeners, 100 events/s, p50', 'pixel', 50, ({ medianMs }) => medianMs),
  atMost('post to pixel, 200 listeners, 100 events/s, p95', 'pixel', 150, ({ p95Ms }) => p95Ms),
  atMost(
    'post to read by any of 2,000 listeners on the same two cores, p99',
    'stream-2000',
    50,
    ({ p99Ms }) => p99Ms,
  ),
  atMost('received to written to 2,000 listeners, by the server itself, p99', 'stream-2000', 50, ({ more }) =>
    Number(more?.['serverP99Ms']),
  ),
];

/** The targets of the live path beside what was measured, as a table in Markdown. */
export function liveTargetTable(lines: readonly LiveLine[]): string {
  const table = TARGETS.map(({ what, task, database, limit, unit, betterIs, value }) => {
    const line = lines.find((one) => one.task === task && one.database === database);
    const found = line && value(line);
    const isFound = typeof found === 'number' && Number.isFinite(found);
    const isMet = isFound && (betterIs === 'less' ? found <= limit : found >= limit);
    const goal = `${betterIs === 'less' ? '≤' : '≥'} ${limit.toLocaleString('en-US')} ${unit}`;
    const shown = isFound
      ? `${Number(found.toPrecision(3)).toLocaleString('en-US')} ${unit}`
      : 'not measured';
    return `| ${what} | ${database} | ${goal} | ${shown} | ${isFound ? (isMet ? 'reached' : '**not reached**') : '–'} |`;
  });
  return ['| what | database | target | measured | |', '| --- | --- | --- | --- | --- |', ...table].join(
    '\n',
  );
}
