import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeBlocks } from '../write-blocks.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { ResultLine } from './results.ts';
import { tableOf } from './table.ts';
import { targetTable } from './targets.ts';

type RunOf = Fingerprint['fingerprint'] & { readonly tasks: readonly string[] };

interface Kept {
  readonly lines: readonly ResultLine[];
  readonly runs: readonly RunOf[];
}

/** All kept results, small sizes first. */
function readKept(folder: string): Kept {
  const all = readdirSync(folder)
    .filter((name) => /^engine-\d+\.jsonl$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ResultLine | (Fingerprint & { tasks: readonly string[] }));
  return {
    lines: all.flatMap((line) => ('task' in line ? [line] : [])),
    runs: all.flatMap((line) => ('fingerprint' in line ? [{ ...line.fingerprint, tasks: line.tasks }] : [])),
  };
}

const FULL_REPETITIONS = 11;

/** Whether a run was as the protocol asks for, or only gives a hint. */
const isHint = ({ reps, busyRepetitions, flags }: RunOf): boolean =>
  reps < FULL_REPETITIONS || busyRepetitions > 0 || flags.includes('did not wait');

function machine({ runs }: Kept): string {
  const rows = runs.map((run) => {
    const { n, cpu, cores, memoryGb, node, chromium, commit, date, reps, flags, tasks, loadBefore } = run;
    return [
      n.toLocaleString('en-US'),
      isHint(run) ? '**a hint**' : 'a figure',
      tasks.join(', '),
      `${cpu}, ${cores} cores, ${memoryGb} GB, no GPU used`,
      `Node ${node}, Chromium ${chromium || '–'}`,
      commit,
      date,
      reps,
      flags.join(', '),
      `${loadBefore[0] ?? '–'}, ${run.busyRepetitions}`,
    ];
  });
  const head = [
    'rows', 'counts as', 'tasks', 'machine', 'with', 'commit', 'date (UTC)', 'repetitions', 'flags',
    'load before, repetitions beside the work of others',
  ]; // prettier-ignore
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const timesBetter = (ratio: number): string => {
  const times = 1 / ratio;
  return times < 10 ? times.toPrecision(2) : String(Math.round(times));
};

/** Every peer whose ratio is below 1: where the whole interval is on its side, and where the two cannot be told apart. */
export function losses({ lines }: Pick<Kept, 'lines'>): string {
  const lost = lines.flatMap(({ task, peer, n, ratio, ratioHigh }) => {
    if (ratio === null || ratio >= 1) return [];
    const where = `- ${task} at ${n.toLocaleString('en-US')} rows: ${peer}`;
    if (ratioHigh !== null && ratioHigh < 1) return [`${where} is ${timesBetter(ratio)} times better.`];
    const figures = `${timesBetter(ratio)} times better by the medians, the interval of the ratio reaches up to ${ratioHigh}`;
    return [`${where} and we cannot be told apart (${figures}).`];
  });
  return lost.length > 0 ? lost.join('\n') : 'Nowhere in the kept results.';
}

function tables({ lines }: Kept): string {
  return [...new Set(lines.map(({ n }) => n))]
    .map((n) => `### ${n.toLocaleString('en-US')} rows\n\n${tableOf(lines.filter((line) => line.n === n))}`)
    .join('\n\n');
}

/**
 * Writes what is kept in `folder` between the markers of docs/benchmarks.md (`<!-- bench:name -->` …
 * `<!-- /bench:name -->`), so that no figure there is typed by hand. Throws where a marker is missing.
 */
export async function writeDocs(folder: string): Promise<void> {
  const kept = readKept(folder);
  await writeBlocks('docs/benchmarks.md', 'bench', {
    targets: targetTable(kept.lines),
    losses: losses(kept),
    machine: machine(kept),
    tables: tables(kept),
  });
}
