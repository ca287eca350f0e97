import type { ResultLine } from './results.ts';

/** What has to be reached, and how it is read from the results. */
interface Target {
  readonly what: string;
  readonly n: number;
  readonly goal: string;
  readonly value: (find: Finder) => number | null | undefined;
  readonly unit: string;
  readonly isMet: (value: number) => boolean;
}

type Finder = (task: string, peer: string) => ResultLine | undefined;

const OURS = 'gridlight';
const MILLION = 1_000_000;
const atMost = (limit: number) => (value: number) => value <= limit;
const atLeast = (limit: number) => (value: number) => value >= limit;

const p95 = (task: string, n: number, limit: number): Target => ({
  what: `${task}, p95`,
  n,
  goal: `≤ ${limit} ms`,
  value: (find) => find(task, OURS)?.p95Ms,
  unit: 'ms',
  isMet: atMost(limit),
});

const ratio = (task: string, peer: string, limit: number): Target => ({
  what: `${task}, ${peer} ÷ ours`,
  n: MILLION,
  goal: `≥ ${limit}×`,
  value: (find) => find(task, peer)?.ratio,
  unit: '×',
  isMet: atLeast(limit),
});

const own = (task: string, n: number, unit: string, goal: string, isMet: Target['isMet']): Target => ({
  what: task,
  n,
  goal,
  value: (find) => find(task, OURS)?.value,
  unit,
  isMet,
});

const memory = (n: number): Target => ({
  what: 'memory, typed arrays of the store and its indexes',
  n,
  goal: '≤ 48 B/row',
  value: (find) => {
    const bytes = find('memory', OURS)?.more?.ownBytesPerRow;
    return typeof bytes === 'number' ? bytes : undefined;
  },
  unit: 'B/row',
  isMet: atMost(48),
});

const median = (task: string, limit: number): Target => ({
  what: `${task}, median`,
  n: MILLION,
  goal: `≤ ${limit} ms`,
  value: (find) => find(task, OURS)?.medianMs,
  unit: 'ms',
  isMet: atMost(limit),
});

const longTask: Target = {
  what: 'first-clusters, longest task of the main thread',
  n: MILLION,
  goal: '≤ 50 ms',
  value: (find) => {
    const ms = find('first-clusters', OURS)?.more?.longestTaskMs;
    return typeof ms === 'number' ? ms : undefined;
  },
  unit: 'ms',
  isMet: atMost(50),
};

const TARGETS: readonly Target[] = [
  p95('drag', MILLION, 2),
  ratio('drag', 'supercluster9', 50),
  ratio('drag', 'crossfilter2', 1),
  p95('input-to-paint', MILLION, 33),
  ...['jump', 'category', 'week'].map((task) => p95(task, MILLION, 16)),
  ratio('jump', 'crossfilter2', 3),
  ...['drag', 'jump', 'category', 'week'].map((task) => p95(task, 10 * MILLION, 100)),
  memory(MILLION),
  memory(10 * MILLION),
  median('first-clusters', 1000),
  longTask,
  ratio('first-clusters', 'maplibre', 7),
  own('frames', MILLION, 'fps', '≥ 50 fps', atLeast(50)),
  ratio('frames', 'deck.gl', 50),
  p95('append-1', MILLION, 1),
  p95('append-1000', MILLION, 20),
];

/** The targets beside what was measured, as a table in Markdown. */
export function targetTable(lines: readonly ResultLine[]): string {
  const rows = TARGETS.map(({ what, n, goal, value, unit, isMet }) => {
    const found = value((task, peer) =>
      lines.find((line) => line.n === n && line.task === task && line.peer === peer),
    );
    const shown = typeof found === 'number' ? `${Number(found.toPrecision(3))} ${unit}` : 'not measured';
    const verdict = typeof found === 'number' ? (isMet(found) ? 'reached' : '**not reached**') : '–';
    return `| ${what} | ${n.toLocaleString('en-US')} | ${goal} | ${shown} | ${verdict} |`;
  });
  return ['| what | rows | target | measured | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
