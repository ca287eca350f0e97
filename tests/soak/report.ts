import { median } from '../bench/engine/statistics.ts';
import type { Sample } from './sampler.ts';
import { theilSen } from './theil-sen.ts';
import { troughsOf, WINDOW_MINUTES } from './troughs.ts';

interface Measure {
  readonly name: string;
  readonly unit: 'MB' | '';
  /** `undefined` where the page was not asked. */
  readonly of: (sample: Sample) => number | undefined;
  /** May rise by so much in a compressed hour. */
  readonly limit?: number;
  /** Whether only the lowest sample of each ten minutes counts. */
  readonly isLowest?: boolean;
}

const MEGABYTE = 2 ** 20;
const megabytes = (read: (sample: Sample) => number | undefined) => (sample: Sample) => {
  const bytes = read(sample);
  return bytes === undefined ? undefined : bytes / MEGABYTE;
};

const LOWEST = `lowest of ${WINDOW_MINUTES} min`;
const MEASURES: readonly Measure[] = [
  { name: 'JavaScript heap', unit: 'MB', of: megabytes(({ heapBytes }) => heapBytes), limit: 1 },
  {
    name: 'array buffers of the page',
    unit: 'MB',
    of: megabytes(({ backingStoreBytes }) => backingStoreBytes),
    limit: 1,
  },
  { name: 'renderer processes', unit: 'MB', of: megabytes(({ rendererBytes }) => rendererBytes), limit: 1 },
  {
    name: `renderer processes, ${LOWEST}`,
    unit: 'MB',
    of: megabytes(({ rendererBytes }) => rendererBytes),
    limit: 1,
    isLowest: true,
  },
  { name: 'GPU process', unit: 'MB', of: megabytes(({ gpuBytes }) => gpuBytes), limit: 1 },
  { name: 'server', unit: 'MB', of: megabytes(({ serverBytes }) => serverBytes), limit: 1 },
  {
    name: `server, ${LOWEST}`,
    unit: 'MB',
    of: megabytes(({ serverBytes }) => serverBytes),
    limit: 1,
    isLowest: true,
  },
  {
    name: 'renderer processes, resident',
    unit: 'MB',
    of: megabytes(({ rendererResidentBytes }) => rendererResidentBytes),
  },
  { name: 'GPU process, resident', unit: 'MB', of: megabytes(({ gpuResidentBytes }) => gpuResidentBytes) },
  { name: 'server, resident', unit: 'MB', of: megabytes(({ serverResidentBytes }) => serverResidentBytes) },
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

/** Trends of the samples from `warmUpMinutes` on, of what was measured. */
export function trendsOf(samples: readonly Sample[], warmUpMinutes: number, compress: number): Trend[] {
  const kept = samples.filter(({ minute }) => minute >= warmUpMinutes);

  return MEASURES.flatMap(({ name, unit, of, limit, isLowest = false }) => {
    const measured = kept.flatMap((sample) => {
      const y = of(sample);
      return y === undefined ? [] : [{ x: sample.minute / 60, y }];
    });
    const points = isLowest ? troughsOf(measured) : measured;
    if (points.length === 0) return [];
    const tenth = Math.max(1, Math.round(points.length / 10));
    const { slope, low, high } = theilSen(points);
    return {
      name,
      unit,
      first: median(points.slice(0, tenth).map(({ y }) => y)),
      last: median(points.slice(-tenth).map(({ y }) => y)),
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

/** The trends as a table in Markdown, which is also readable as it stands; at 1× without the compressed hour. */
export function trendTable(trends: readonly Trend[], compress: number): string {
  const isCompressed = compress !== 1;
  const rows = trends.map(({ name, unit, first, last, perRealHour, low, high, perCompressedHour, limit }) => {
    const verdict = limit === undefined ? '–' : perCompressedHour <= limit ? 'reached' : '**not reached**';
    return [
      name,
      `${shown(first)} ${unit}`.trim(),
      `${shown(last)} ${unit}`.trim(),
      `${shown(perRealHour)} (${shown(low)} – ${shown(high)})`,
      ...(isCompressed ? [shown(perCompressedHour)] : []),
      limit === undefined ? '–' : `≤ ${limit} ${unit}`,
      verdict,
    ];
  });
  const head = [
    'what',
    'first',
    'last',
    'a real hour (95 %)',
    ...(isCompressed ? ['a compressed hour'] : []),
    'target',
    '',
  ];
  const widths = head.map((name, column) =>
    Math.max(3, ...[name, ...rows.map((row) => row[column] ?? '')].map(({ length }) => length)),
  );
  const print = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [print(head), print(widths.map((width) => '-'.repeat(width))), ...rows.map(print)].join('\n');
}

/** What else there is to say of a run. */
export interface RunFacts {
  /** Whether nobody touched the wall and nobody asked it. */
  readonly isUntouched: boolean;
  readonly minutes: number;
  readonly compress: number;
  readonly warmUpMinutes: number;
  readonly samples: number;
  readonly machine: string;
  readonly versions: string;
  readonly commit: string;
  readonly date: string;
  readonly database: string;
  readonly done: Readonly<Record<string, number>>;
  readonly contextLosses: number;
  readonly reloads: number;
  readonly complaints: readonly string[];
  readonly feed: string;
}

/** The report of a run in Markdown. */
export function reportOf(trends: readonly Trend[], facts: RunFacts): string {
  const { minutes, compress, warmUpMinutes, samples, isUntouched } = facts;
  const hours = Number(((minutes * compress) / 60).toFixed(1));
  const pace = compress === 1 ? '' : ` at ${compress}× (${hours} compressed hours)`;
  return [
    `${minutes} minutes${pace}, ${samples} samples, one every ${Math.round((minutes * 60) / samples)} s; the first ${warmUpMinutes} minutes count as warm-up. ${facts.machine}, ${facts.versions}, ${facts.database}, commit ${facts.commit}, ${facts.date} UTC.`,
    trendTable(trends, compress),
    [...(isUntouched ? [] : deedsOf(facts)), `- The feed: ${facts.feed}`].join('\n'),
  ].join('\n\n');
}

function deedsOf({ done, contextLosses, reloads, complaints }: RunFacts): string[] {
  const actions = Object.entries(done).map(([name, count]) => `${name} ${count}`);
  const different = [...new Set(complaints)].slice(0, 5);
  return [
    `- Done on the page: ${actions.join(', ')}.`,
    `- The map lost its GL context ${contextLosses} times; the page was loaded anew ${reloads} times.`,
    `- Complaints of the page: ${complaints.length}${different.length === 0 ? '' : ` (${different.join('; ')})`}.`,
  ];
}
