import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createQuiet } from './engine/fingerprint.ts';
import { reasonOf } from './engine/run.ts';
import {
  DATABASES,
  keepLive,
  liveFingerprint,
  missingLiveLine,
  type DatabaseKind,
  type LiveLine,
} from './live/results.ts';
import { runIngest } from './live/run-ingest.ts';
import { runPixel } from './live/run-pixel.ts';
import { runStream } from './live/run-stream.ts';
import { liveTable } from './live/table.ts';
import { writeLiveDocs } from './live/write-live-docs.ts';

interface Options {
  reps: number;
  batches: number;
  writers: number;
  volume: number;
  seconds: number;
  rate: number;
  address: string;
}

type RunTask = (database: DatabaseKind, options: Options, wait: () => Promise<void>) => Promise<LiveLine>;

const ingest =
  (duplicateShare: number): RunTask =>
  (database, { reps, batches, writers, volume }, wait) =>
    runIngest({ database, reps, batches, writers, volume, duplicateShare, wait });

const stream =
  (task: string, listeners: number): RunTask =>
  (database, { seconds, rate, volume }, wait) =>
    runStream({ task, database, listeners, perSecond: rate, seconds, volume, wait });

const TASKS: Readonly<Record<string, RunTask>> = {
  ingest: ingest(0),
  'ingest-duplicates': ingest(0.1),
  'stream-200': stream('stream-200', 200),
  'stream-2000': stream('stream-2000', 2_000),
  pixel: (database, { seconds, rate, volume, address }, wait) =>
    runPixel({ task: 'pixel', database, listeners: 200, perSecond: rate, seconds, volume, address, wait }),
};

const USAGE = `usage: npm run bench -- live [--tasks a,b] [--databases postgres,pglite] [--json] [--keep]
       npm run bench -- live --write-docs
  --tasks     ${Object.keys(TASKS).join(', ')}
  --databases ${DATABASES.join(', ')}; without it both for ingest, postgres for the others
  --reps      repetitions of ingest (3), of --batches batches of 5,000 rows (40) by --writers writers (2)
  --seconds   length of the traffic of stream and pixel (30), of --rate events a second (100)
  --volume    simulated incidents that are there before (60000)
  --address   page of pixel (/?w=monitor)
  --json      one JSON line per task and database and nothing else
  --keep      writes the lines to tests/bench/results/live.jsonl, those of other tasks stay
  --no-wait   does not wait for a quiet machine`;

const whole = (text: string, name: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`--${name} takes a whole number above 0\n${USAGE}`);
};

const listOf = <T extends string>(text: string, all: readonly T[], what: string): T[] =>
  text.split(',').map((name) => {
    const found = all.find((one) => one === name);
    if (found === undefined) throw new RangeError(`unknown ${what}: ${name}\n${USAGE}`);
    return found;
  });

/**
 * The live path, measured from outside: rows a second into a database with all its indexes, and the time from a post to
 * listeners and to the picture of a page (see docs/benchmarks.md). Everything on the loopback address, bounded in number.
 */
export async function benchLive(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      tasks: { type: 'string', default: Object.keys(TASKS).join(',') },
      databases: { type: 'string' },
      reps: { type: 'string', default: '3' },
      batches: { type: 'string', default: '40' },
      writers: { type: 'string', default: '2' },
      seconds: { type: 'string', default: '30' },
      rate: { type: 'string', default: '100' },
      volume: { type: 'string', default: '60000' },
      address: { type: 'string', default: '/?w=monitor' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      wait: { type: 'boolean', default: true },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (values['write-docs']) return writeLiveDocs();
  const options: Options = {
    reps: whole(values.reps, 'reps'),
    batches: whole(values.batches, 'batches'),
    writers: whole(values.writers, 'writers'),
    volume: whole(values.volume, 'volume'),
    seconds: whole(values.seconds, 'seconds'),
    rate: whole(values.rate, 'rate'),
    address: values.address,
  };
  const tasks = listOf(values.tasks, Object.keys(TASKS), 'task');
  const chosen = values.databases === undefined ? undefined : listOf(values.databases, DATABASES, 'database');
  const loadBefore = loadavg().map((load) => Number(load.toFixed(2)));
  const quiet = createQuiet(values.wait ? 20_000 : 0);
  const lines: LiveLine[] = [];
  for (const task of tasks)
    for (const database of chosen ?? (task.startsWith('ingest') ? DATABASES : (['postgres'] as const))) {
      let line: LiveLine;
      try {
        line = (await TASKS[task]?.(database, options, () => quiet.wait())) as LiveLine;
      } catch (error) {
        process.exitCode = 1;
        line = missingLiveLine(task, database, reasonOf(error));
      }
      lines.push(line);
      if (values.json) console.log(JSON.stringify(line));
      else console.error(`  ${task} · ${database}: ${line.missing ?? `${line.medianMs ?? line.value}`}`);
    }
  const flags = [
    ...(values.wait ? [] : ['did not wait']),
    ...(tasks.includes('pixel') ? ['composed in software'] : []),
    `${options.seconds} s of traffic`,
  ];
  const { reps, batches } = options;
  const busyRepetitions = quiet.busyRepetitions();
  const fingerprint = liveFingerprint({
    n: batches * 5_000,
    reps,
    flags,
    loadBefore,
    busyRepetitions,
    tasks,
  });
  if (values.keep) keepLive(lines, fingerprint);
  if (values.json) console.log(JSON.stringify(fingerprint));
  else console.log(`${liveTable(lines)}\n${JSON.stringify(fingerprint)}`);
}
