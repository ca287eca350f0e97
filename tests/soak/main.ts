import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rehearse } from '../../server/cli/rehearse.ts';
import { summaryLines } from '../../server/cli/rehearse-counts.ts';
import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { takeFingerprint } from '../bench/engine/fingerprint.ts';
import { DATABASES, type DatabaseKind } from '../bench/live/results.ts';
import { serveLive } from '../bench/live/served-live.ts';
import { writeBlocks } from '../bench/write-blocks.ts';
import { launchBrowser, openPage, waitUntilUsable } from '../e2e/support/browser.ts';
import { comeBack, endlessly, loseMapContext } from './actions.ts';
import { reportOf, trendsOf, trendTable } from './report.ts';
import { createSampler, type Sample } from './sampler.ts';

const USAGE = `usage: npm run soak -- [--minutes 20] [--compress 48] [--warm-up 5] [--database postgres] [--out file.jsonl] [--write-docs]
  --minutes   length of the run on the wall clock
  --compress  how many times as fast as life the feed and the hours go; an hour is 60 / compress minutes
  --warm-up   minutes at the beginning that do not count (a quarter of the run, at most 5)
  --database  ${DATABASES.join(' or ')}
  --sample    seconds from one sample to the next, or to the end of what is done then (10)
  --volume    simulated incidents that are there before (60000)
  --address   the page (/?w=monitor&kiosk)
  --out       a file to which every sample is written as a JSON line
  --write-docs  writes the report into docs/soak.md`;

interface Setting {
  minutes: number;
  compress: number;
  warmUpMinutes: number;
  sampleSeconds: number;
  volume: number;
  database: DatabaseKind;
  address: string;
  out: string | undefined;
}

function readSetting(): { setting: Setting; isWritten: boolean } | undefined {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '20' },
      compress: { type: 'string', default: '48' },
      'warm-up': { type: 'string' },
      sample: { type: 'string', default: '10' },
      volume: { type: 'string', default: '60000' },
      database: { type: 'string', default: 'postgres' },
      address: { type: 'string', default: '/?w=monitor&kiosk' },
      out: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const above = (text: string, name: string): number => {
    const value = Number(text);
    if (!(value > 0)) throw new RangeError(`--${name} takes a number above 0\n${USAGE}`);
    return value;
  };
  const minutes = above(values.minutes, 'minutes');
  const database = DATABASES.find((name) => name === values.database);
  if (database === undefined) throw new RangeError(`--database ${values.database}\n${USAGE}`);
  return {
    setting: {
      minutes,
      compress: above(values.compress, 'compress'),
      warmUpMinutes:
        values['warm-up'] === undefined ? Math.min(5, minutes / 4) : above(values['warm-up'], 'warm-up'),
      sampleSeconds: above(values.sample, 'sample'),
      volume: above(values.volume, 'volume'),
      database,
      address: values.address,
      out: values.out,
    },
    isWritten: values['write-docs'],
  };
}

/** Plays a wall until its time is over or somebody stops it. Ends everything that it has started. */
async function soak(setting: Setting, stop: AbortSignal) {
  const { minutes, compress, sampleSeconds, volume, database, address, out } = setting;
  const served = await serveLive(database, volume, FEED_SOURCE_IDS);
  const endFeed = new AbortController();
  try {
    const browser = await launchBrowser('software');
    try {
      const { page, complaints } = await openPage(browser, { width: 1920, height: 1080 });
      let loads = 0;
      page.on('load', () => (loads += 1));
      page.on('crash', () => complaints.push('the page crashed'));
      await page.goto(`${served.url}${address}`);
      await waitUntilUsable(page);
      const link = page.url();
      await comeBack(page, link);
      const token = [...served.tokens].map(([source, text]) => `${source}=${text}`);
      const feed = rehearse(
        { speed: String(compress), url: served.url, token, seed: '48' },
        { environment: {}, stop: AbortSignal.any([endFeed.signal, stop]), print: () => undefined },
      );
      feed.catch((error: unknown) => complaints.push(`the feed: ${String(error)}`));
      const sampler = await createSampler(browser, page, served.serverPid);
      const began = performance.now();
      const minute = () => (performance.now() - began) / 60_000;
      const samples: Sample[] = [];
      const done: Record<string, number> = {};
      let contextLosses = 0;
      const hourMs = 3_600_000 / compress;
      let nextLossAt = began + hourMs;
      for (const action of endlessly(createRandom(48))) {
        if (minute() >= minutes || stop.aborted) break;
        await action.run(page);
        done[action.name] = (done[action.name] ?? 0) + 1;
        if (performance.now() >= nextLossAt) {
          if (await loseMapContext(page)) contextLosses += 1;
          await page.waitForTimeout(2_500);
          nextLossAt += hourMs;
        }
        if (minute() * 60 < samples.length * sampleSeconds) continue;
        await comeBack(page, link);
        const sample = await sampler.take(minute());
        samples.push(sample);
        if (out !== undefined) appendFileSync(out, `${JSON.stringify(sample)}\n`);
        const { heapBytes, rendererBytes, serverBytes, nodes, listeners } = sample;
        const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
        console.error(
          `${sample.minute.toFixed(1)} min  heap ${megabytes(heapBytes)}, renderer ${megabytes(rendererBytes)}, server ${megabytes(serverBytes)}, ${nodes} nodes, ${listeners} listeners`,
        );
      }
      endFeed.abort();
      const tally = await feed;
      const [summary = ''] = summaryLines(tally, performance.now() - began);
      return { samples, done, contextLosses, reloads: loads - 1, complaints, feed: summary };
    } finally {
      endFeed.abort();
      await browser.close();
    }
  } finally {
    await served.stop();
  }
}

const read = readSetting();
if (read === undefined) {
  console.log(USAGE);
  process.exit(0);
}
const { setting, isWritten } = read;
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const { minutes, compress, warmUpMinutes, database } = setting;
// Whatever hangs: nothing of this may outlive the time it was given by more than this.
const guard = setTimeout(
  () => {
    console.error('soak: the run did not end by itself');
    process.exit(1);
  },
  minutes * 60_000 + 10 * 60_000,
);
const { samples, done, ...rest } = await soak(setting, stop.signal);
clearTimeout(guard);
const trends = trendsOf(samples, warmUpMinutes, compress);
const { fingerprint } = takeFingerprint({
  n: setting.volume,
  reps: 1,
  flags: [],
  loadBefore: [],
  busyRepetitions: 0,
});
const { cpu, cores, memoryGb, node, chromium, commit, date } = fingerprint;
const report = reportOf(trends, {
  ...rest,
  minutes,
  compress,
  warmUpMinutes,
  samples: samples.length,
  machine: `${cpu}, ${cores} cores, ${memoryGb} GB, no GPU used`,
  versions: `Node ${node}, Chromium ${chromium}`,
  commit,
  date,
  database: database === 'postgres' ? 'PostgreSQL' : 'embedded database',
  actions: done,
});
console.log(trendTable(trends));
console.log(report.split('\n\n').at(-1));
if (isWritten) await writeBlocks('docs/soak.md', 'soak', { report });
await sleep(0);
process.exit(rest.complaints.length > 0 || rest.reloads > 0 ? 1 : 0);
