import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { takeFingerprint, type Fingerprint } from '../engine/fingerprint.ts';
import { writeBlocks } from '../write-blocks.ts';

/** Figures of one contestant, or the reason why a peer has none. */
export interface HotspotLine {
  readonly bench: 'hotspots';
  readonly task: string;
  readonly peer: string;
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly repetitions?: number;
  /** Theirs ÷ ours of the medians; above 1 ours is faster. */
  readonly ratio?: number;
  /** What of the answers was found to be the same. */
  readonly same?: string;
  readonly missing?: string;
  /** Load average of a minute when the figures were taken; the bench itself adds about 1. */
  readonly load: number;
}

const FILE = path.join(import.meta.dirname, '../results/hotspots.jsonl');

/** Above this load before the run others worked beside it. */
const QUIET_LOAD = 1.5;

/** Keeps the lines of a run in place of those of the last one. */
export function keepHotspots(
  lines: readonly HotspotLine[],
  run: { readonly reps: number; readonly loadBefore: readonly number[] },
): void {
  const fingerprint = takeFingerprint({ ...run, n: 0, flags: [], busyRepetitions: 0 });
  mkdirSync(path.dirname(FILE), { recursive: true });
  const kept = [{ ...fingerprint, bench: 'hotspots' }, ...lines];
  writeFileSync(FILE, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Writes what is kept between the markers `bench:hotspots` of docs/benchmarks.md. Throws where one is missing. */
export async function writeHotspotDocs(): Promise<void> {
  const kept = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as HotspotLine | Pick<Fingerprint, 'fingerprint'>);
  const run = kept.flatMap((line) => ('fingerprint' in line ? [line.fingerprint] : []))[0];
  const lines = kept.flatMap((line) => ('task' in line ? [line] : []));
  if (run === undefined) throw new Error(`${FILE} has no line of its run`);
  const head = ['task', 'contestant', 'median ms', 'p95 ms', 'repetitions', '÷ ours', 'answers compared'];
  const rows = lines.map((line) => [
    line.task,
    line.peer,
    line.medianMs ?? '–',
    line.p95Ms ?? '–',
    line.repetitions ?? '–',
    line.ratio ?? '',
    line.missing ?? line.same ?? '',
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const load = run.loadBefore[0] ?? Number.NaN;
  const kind = load < QUIET_LOAD ? 'A figure' : '**A hint**, taken beside the work of others';
  const machine = `${kind}: ${run.cpu}, ${run.cores} cores, ${run.memoryGb} GB, Node ${run.node}, commit ${run.commit}, ${run.date} UTC, load before ${load}.`;
  await writeBlocks('docs/benchmarks.md', 'bench', { hotspots: [machine, table].join('\n\n') });
}
