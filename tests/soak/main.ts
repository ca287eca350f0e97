import { writeFileSync } from 'node:fs';
import { takeFingerprint } from '../bench/engine/fingerprint.ts';
import { writeBlocks } from '../bench/write-blocks.ts';
import { drawCurves } from './curves.ts';
import { reportOf, trendsOf, trendTable } from './report.ts';
import { runSoak } from './run-soak.ts';
import { readSetting, USAGE } from './setting.ts';

const setting = readSetting();
if (setting === undefined) {
  console.log(USAGE);
  process.exit(0);
}
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const { minutes, compress, warmUpMinutes, database, isUntouched, collectsEarly } = setting;
// Whatever hangs: nothing of this may outlive the time it was given by more than this.
const guard = setTimeout(
  () => {
    console.error('soak: the run did not end by itself');
    process.exit(1);
  },
  minutes * 60_000 + 10 * 60_000,
);
const result = await runSoak(setting, stop.signal);
clearTimeout(guard);
const trends = trendsOf(result.samples, warmUpMinutes, compress);
const { fingerprint } = takeFingerprint({
  n: setting.volume,
  reps: 1,
  flags: [],
  loadBefore: [],
  busyRepetitions: 0,
});
const { cpu, cores, memoryGb, node, chromium, commit, date } = fingerprint;
const report = reportOf(trends, {
  ...result,
  isUntouched,
  minutes,
  compress,
  warmUpMinutes,
  samples: result.samples.length,
  machine: `${cpu}, ${cores} cores, ${memoryGb} GB, no GPU used`,
  versions: `Node ${node}, Chromium ${chromium}`,
  commit,
  date,
  database: database === 'postgres' ? 'PostgreSQL' : 'embedded database',
});
console.log(trendTable(trends, compress));
console.log(report.split('\n\n').at(-1));
if (setting.isWritten) {
  if (isUntouched && !collectsEarly)
    writeFileSync('docs/images/soak.svg', drawCurves(result.samples, warmUpMinutes));
  const block = isUntouched ? (collectsEarly ? 'early' : 'untouched') : 'report';
  await writeBlocks('docs/soak.md', 'soak', { [block]: report });
}
process.exit(result.complaints.length > 0 || result.reloads > 0 ? 1 : 0);
