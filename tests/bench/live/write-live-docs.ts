import { writeBlocks } from '../write-blocks.ts';
import { readLive, type LiveFingerprint, type LiveLine } from './results.ts';
import { liveTable } from './table.ts';
import { liveTargetTable } from './targets.ts';

function machine(runs: readonly LiveFingerprint[]): string {
  const rows = runs.map(({ fingerprint, tasks }) => {
    const { cpu, cores, memoryGb, node, chromium, commit, date, reps, flags, loadBefore } = fingerprint;
    const busy = fingerprint.busyRepetitions;
    const isHint = busy > 0 || flags.includes('did not wait');
    return [
      isHint ? '**a hint**' : 'a figure',
      tasks.join(', '),
      `${cpu}, ${cores} cores, ${memoryGb} GB, no GPU used`,
      `Node ${node}, Chromium ${chromium || '–'}`,
      commit,
      date,
      reps,
      flags.join(', '),
      `${loadBefore[0] ?? '–'}, ${busy}`,
    ];
  });
  const head = [
    'counts as', 'tasks', 'machine', 'with', 'commit', 'date (UTC)', 'repetitions', 'flags',
    'load before, repetitions beside the work of others',
  ]; // prettier-ignore
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Writes what is kept between the markers `bench:live` of docs/benchmarks.md. Throws where a marker is missing. */
export async function writeLiveDocs(): Promise<void> {
  const kept = readLive();
  const lines = kept.filter((line): line is LiveLine => 'task' in line);
  const runs = kept.filter((line): line is LiveFingerprint => 'fingerprint' in line);
  await writeBlocks('docs/benchmarks.md', 'bench', {
    live: [liveTargetTable(lines), liveTable(lines), machine(runs)].join('\n\n'),
  });
}
