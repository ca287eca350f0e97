import { median } from '../bench/engine/statistics.ts';
import type { Sample } from './sampler.ts';
import { theilSen } from './theil-sen.ts';

interface Measure {
  readonly name: string;
  readonly unit: 'MB' | '';
  readonly of: (sample: Sample) => number;
  /** May rise by so much in a compressed hour. */
  readonly limit?: number;
}

const MEGABYTE = 2 ** 20;
const megabytes = (read: (sample: Sample) => number) => (sample: Sample) => read(sample) / MEGABYTE;

const MEASURES: readonly Measure[] = [
  { name: 'JavaScript heap', unit: 'MB', of: megabytes(({ heapBytes }) => heapBytes), limit: 1 },
  {
    name: 'array buffers of the page',
    unit: 'MB',
    of: megabytes(({ backingStoreBytes }) => backingStoreBytes),
    limit: 1,
  },
  {
    name: 'renderer processes, resident',
    unit: 'MB',
    of: megabytes(({ rendererBytes }) => rendererBytes),
    limit: 1,
  },
  { name: 'GPU process, resident', unit: 'MB', of: megabytes(({ gpuBytes }) => gpuBytes), limit: 1 },
  { name: 'server, resident', unit: 'MB', of: megabytes(({ serverBytes }) => serverBytes), limit: 1 },
  { name: 'DOM nodes', unit: '', of: ({ nodes }) => nodes },
  { name: 'listeners', unit: '', of: ({ listeners }) => listeners },
  { name: 'documents', unit: '', of: ({ documents }) => documents },
];

/** What a measure did after the warm-up. */
export interface Trend {
  readonly name: string;
  readonly unit: 'MB' | '';
  /** Medians of the first and of the last tenth of the samples. */
  readonly first: number;
  readonly last: number;
  /** By Theil and Sen, an hour of the wall clock, with its 95 % interval. */
  readonly perRealHour: number;
  readonly low: number;
  readonly high: number;
  readonly perCompressedHour: number;
  readonly limit: number | undefined;
}

/** Trends of the samples from `warmUpMinutes` on. */
export function trendsOf(samples: readonly Sample[], warmUpMinutes: number, compress: number): Trend[] {
  const kept = samples.filter(({ minute }) => minute >= warmUpMinutes);
  const tenth = Math.max(1, Math.round(kept.length / 10));
  return MEASURES.map(({ name, unit, of, limit }) => {
    const { slope, low, high } = theilSen(kept.map((sample) => ({ x: sample.minute / 60, y: of(sample) })));
    return {
      name,
      unit,
      first: median(kept.slice(0, tenth).map(of)),
      last: median(kept.slice(-tenth).map(of)),
      perRealHour: slope,
      low,
      high,
      perCompressedHour: slope / compress,
      limit,
    };
  });
}

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toFixed(2)));

/** The trends as a table in Markdown, which is also readable as it stands. */
export function trendTable(trends: readonly Trend[]): string {
  const rows = trends.map(({ name, unit, first, last, perRealHour, low, high, perCompressedHour, limit }) => {
    const verdict = limit === undefined ? '–' : perCompressedHour <= limit ? 'reached' : '**not reached**';
    return [
      name,
      `${shown(first)} ${unit}`.trim(),
      `${shown(last)} ${unit}`.trim(),
      `${shown(perRealHour)} (${shown(low)} – ${shown(high)})`,
      shown(perCompressedHour),
      limit === undefined ? '–' : `≤ ${limit} ${unit}`,
      verdict,
    ];
  });
  const head = ['what', 'first', 'last', 'a real hour (95 %)', 'a compressed hour', 'target', ''];
  const widths = head.map((name, column) =>
    Math.max(3, ...[name, ...rows.map((row) => row[column] ?? '')].map(({ length }) => length)),
  );
  const print = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [print(head), print(widths.map((width) => '-'.repeat(width))), ...rows.map(print)].join('\n');
}

/** What else there is to say of a run. */
export interface RunFacts {
  readonly minutes: number;
  readonly compress: number;
  readonly warmUpMinutes: number;
  readonly samples: number;
  readonly machine: string;
  readonly versions: string;
  readonly commit: string;
  readonly date: string;
  readonly database: string;
  readonly actions: Readonly<Record<string, number>>;
  readonly contextLosses: number;
  readonly reloads: number;
  readonly complaints: readonly string[];
  readonly feed: string;
}

/** The report of a run in Markdown. */
export function reportOf(trends: readonly Trend[], facts: RunFacts): string {
  const { minutes, compress, warmUpMinutes, samples, contextLosses, reloads } = facts;
  const hours = Number(((minutes * compress) / 60).toFixed(1));
  const actions = Object.entries(facts.actions).map(([name, count]) => `${name} ${count}`);
  const complaints = [...new Set(facts.complaints)];
  return [
    `${minutes} minutes at ${compress}× (${hours} compressed hours), ${samples} samples, one every ${Math.round((minutes * 60) / samples)} s; the first ${warmUpMinutes} minutes count as warm-up. ${facts.machine}, ${facts.versions}, ${facts.database}, commit ${facts.commit}, ${facts.date} UTC.`,
    trendTable(trends),
    [
      `- Done on the page: ${actions.join(', ')}.`,
      `- The map lost its GL context ${contextLosses} times; the page was loaded anew ${reloads} times.`,
      `- Complaints of the page: ${facts.complaints.length}${complaints.length === 0 ? '' : ` (${complaints.slice(0, 5).join('; ')})`}.`,
      `- The feed: ${facts.feed}`,
    ].join('\n'),
  ].join('\n\n');
}
