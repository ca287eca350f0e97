import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeFingerprint, type Fingerprint } from '../engine/fingerprint.ts';
import { rounded } from '../engine/results.ts';
import { quantile } from '../engine/statistics.ts';

export const DATABASES = ['postgres', 'pglite'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** One task on one database. Times in ms; where the figure is no time, `unit` and `value`. */
export interface LiveLine {
  readonly bench: 'live';
  readonly task: string;
  readonly database: DatabaseKind;
  readonly reps: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly unit?: string;
  /** Median of the repetitions. */
  readonly value?: number;
  /** Single times behind the figures. */
  readonly samples?: number;
  readonly more?: Readonly<Record<string, number | string>>;
  /** Why there is no figure. */
  readonly missing?: string;
}

export type LiveFingerprint = Omit<Fingerprint, 'bench'> & {
  readonly bench: 'live';
  readonly tasks: readonly string[];
};

/** The line of times. */
export function timesLine(
  task: string,
  database: DatabaseKind,
  reps: number,
  times: ArrayLike<number> & Iterable<number>,
  more: Readonly<Record<string, number | string>>,
): LiveLine {
  const at = (share: number) => rounded(quantile(times, share));
  return {
    bench: 'live',
    task,
    database,
    reps,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    samples: times.length,
    more,
  };
}

/** A line with the reason why there is no figure. */
export function missingLiveLine(task: string, database: DatabaseKind, missing: string): LiveLine {
  return { bench: 'live', task, database, reps: 0, medianMs: null, p95Ms: null, p99Ms: null, missing };
}

/** Describes the run that is ending. */
export function liveFingerprint(
  run: Parameters<typeof takeFingerprint>[0] & { tasks: readonly string[] },
): LiveFingerprint {
  return { ...takeFingerprint(run), bench: 'live', tasks: run.tasks };
}

const FILE = path.join(import.meta.dirname, '../results/live.jsonl');

/** All kept lines; none before the first run. */
export function readLive(): (LiveLine | LiveFingerprint)[] {
  try {
    return readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LiveLine | LiveFingerprint);
  } catch {
    return [];
  }
}

/** Replaces the kept lines of the same tasks and databases, and the runs that nothing is left of. */
export function keepLive(lines: readonly LiveLine[], fingerprint: LiveFingerprint): void {
  const isNew = (line: LiveLine) =>
    lines.some(({ task, database }) => task === line.task && database === line.database);
  const others = readLive();
  const rest = others.filter((line): line is LiveLine => 'task' in line && !isNew(line));
  const runs = others.filter(
    (line): line is LiveFingerprint =>
      'fingerprint' in line && rest.some(({ task }) => line.tasks.includes(task)),
  );
  mkdirSync(path.dirname(FILE), { recursive: true });
  const all = [...runs, fingerprint, ...rest, ...lines];
  writeFileSync(FILE, all.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
