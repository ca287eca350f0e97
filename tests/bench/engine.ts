import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runFirstClusters, runFrames } from './browser/run-browser.ts';
import { runInputToPaint } from './browser/run-input.ts';
import { bundleChild } from './engine/bundle-child.ts';
import { CONTESTANTS, OURS } from './engine/catalogue.ts';
import { takeFingerprint } from './engine/fingerprint.ts';
import { ensurePeers, PEERS_FOLDER } from './engine/peers-folder.ts';
import type { ResultLine } from './engine/results.ts';
import { runAppend, runLoad, runMemory, runPartition } from './engine/run-lifecycle.ts';
import { runEnter, runMoves } from './engine/run-moves.ts';
import { prepareRun, reasonOf, type Run } from './engine/run.ts';
import { tableOf } from './engine/table.ts';
import { ENTER_TASKS, MOVE_TASKS } from './engine/tasks.ts';
import { writeDocs } from './engine/write-docs.ts';

const RESULTS_FOLDER = path.join(import.meta.dirname, 'results');

/** Their browser composes the page in software, as one without a graphics card does (decision 011). */
const BROWSER_TASKS = ['first-clusters', 'frames', 'input-to-paint'];

const lifecycle: Readonly<Record<string, (run: Run) => Promise<void>>> = {
  'append-1': (run) => runAppend(run, 1),
  'append-1000': (run) => runAppend(run, 1000),
  partition: runPartition,
  load: runLoad,
  'first-clusters': runFirstClusters,
  frames: runFrames,
  'input-to-paint': runInputToPaint,
  memory: runMemory,
};

const tasks: Readonly<Record<string, (run: Run) => Promise<void>>> = {
  ...Object.fromEntries(MOVE_TASKS.map((task) => [task.name, (run: Run) => runMoves(run, task)])),
  ...Object.fromEntries(ENTER_TASKS.map((task) => [task.name, (run: Run) => runEnter(run, task)])),
  ...lifecycle,
};

const USAGE = `usage: npm run bench -- engine [--n 1000000] [--reps 11] [--tasks a,b] [--peers a,b] [--json] [--keep]
       npm run bench -- engine --write-docs
  --tasks   ${Object.keys(tasks).join(', ')}
  --peers   ${CONTESTANTS.filter((name) => name !== OURS).join(', ')}
  --json    one JSON line per task and peer and nothing else
  --keep    writes the lines to tests/bench/results/engine-<n>.jsonl, those of other tasks stay
  --no-wait does not wait for a quiet machine    --no-pin  does not hold the processes on the second core
  --budget  milliseconds a contestant may spend on the moves of one repetition (1500)`;

const listOf = (text: string | undefined, all: readonly string[], what: string): string[] => {
  const wanted = text?.split(',') ?? [...all];
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new RangeError(`unknown ${what}: ${unknown.join(', ')}\n${USAGE}`);
  return wanted;
};

/** Replaces the kept lines of the tasks of this run; a task's further lines are called after it (`append-1-answer`). */
function keep(n: number, lines: readonly object[], ran: readonly string[]): void {
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  const file = path.join(RESULTS_FOLDER, `engine-${n}.jsonl`);
  let before: { task?: string; tasks?: readonly string[] }[] = [];
  try {
    before = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { task?: string; tasks?: readonly string[] });
  } catch {
    // The first run of this size has nothing to keep.
  }
  const others = before.filter(({ task, tasks: of }) =>
    task === undefined
      ? of?.some((name) => !ran.includes(name))
      : !ran.some((name) => task === name || task.startsWith(`${name}-`)),
  );
  writeFileSync(file, [...others, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/**
 * The time engine beside its peers in one run: the same bytes, answers compared before anything is timed, turns in
 * random order, ratios with their interval (see docs/benchmarks.md).
 */
export async function benchEngine(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      n: { type: 'string', default: '1000000' },
      reps: { type: 'string', default: '11' },
      tasks: { type: 'string' },
      peers: { type: 'string' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      wait: { type: 'boolean', default: true },
      pin: { type: 'boolean', default: true },
      budget: { type: 'string', default: '1500' },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (values['write-docs']) return writeDocs(RESULTS_FOLDER);
  const [n, reps, budgetMs] = [Number(values.n), Number(values.reps), Number(values.budget)];
  if (![n, reps, budgetMs].every((value) => Number.isSafeInteger(value) && value > 0))
    throw new RangeError(`--n, --reps and --budget take whole numbers above 0\n${USAGE}`);
  const wanted = listOf(values.tasks, Object.keys(tasks), 'task');
  const peers = listOf(values.peers, CONTESTANTS, 'peer');
  const loadBefore = loadavg().map((load) => Number(load.toFixed(2)));
  const problem = ensurePeers();
  if (problem !== undefined) console.error(`bench: ${problem}`);
  const isPinned = values.pin && spawnSync('taskset', ['-c', '1', 'true']).status === 0;
  const lines: ResultLine[] = [];
  const emit = (line: ResultLine): void => {
    lines.push(line);
    if (values.json) console.log(JSON.stringify(line));
    else console.error(`  ${line.task} · ${line.peer}: ${line.missing ?? `${line.medianMs ?? line.value}`}`);
  };
  const script = await bundleChild();
  const { version } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  if (!values.json) console.error(`bench: a city of ${n.toLocaleString('en-US')} incidents …`);
  const run = prepareRun(
    { n, reps, warmUps: 2, peers, waitMs: values.wait ? 20_000 : 0, budgetMs },
    { script, peersFolder: PEERS_FOLDER, ourVersion: version, isPinned, heapMb: 12_288 },
    emit,
  );
  const stop = (): void => {
    run.end();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    for (const name of wanted)
      try {
        await tasks[name]?.(run);
      } catch (error) {
        console.error(`bench: ${name} was broken off: ${reasonOf(error)}`);
        process.exitCode = 1;
        run.release();
      }
  } finally {
    run.end();
    process.off('SIGINT', stop);
  }
  const flags = [
    isPinned ? 'pinned to the second core' : 'not pinned',
    ...(values.wait ? [] : ['did not wait']),
    `budget ${budgetMs} ms`,
    ...(wanted.some((name) => BROWSER_TASKS.includes(name)) ? ['composed in software'] : []),
  ];
  const fingerprint = {
    ...takeFingerprint({ n, reps, flags, loadBefore, busyRepetitions: run.busyRepetitions() }),
    tasks: wanted,
  };
  if (values.keep) keep(n, [fingerprint, ...lines], wanted);
  if (values.json) console.log(JSON.stringify(fingerprint));
  else console.log(`${tableOf(lines)}\n${JSON.stringify(fingerprint)}`);
}
