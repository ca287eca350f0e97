import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { rehearse } from '../../server/cli/rehearse.ts';
import { summaryLines } from '../../server/cli/rehearse-counts.ts';
import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { serveLive, type ServedLive } from '../bench/live/served-live.ts';
import { comeBack, endlessly, loseMapContext } from './actions.ts';
import { startOwnBrowser, type OwnBrowser } from './browser-pipe.ts';
import { sampleFromInside, sampleFromOutside, type Sample } from './sampler.ts';
import type { Setting } from './setting.ts';
import { COMPLAINTS, openSoakPage, type SoakPage } from './soak-page.ts';

const SCREEN = { width: 1920, height: 1080 };

/** What a run has measured and done. */
export interface SoakResult {
  readonly samples: readonly Sample[];
  /** How often each action was done. */
  readonly done: Readonly<Record<string, number>>;
  readonly contextLosses: number;
  readonly reloads: number;
  readonly complaints: readonly string[];
  readonly feed: string;
}

interface Run {
  readonly setting: Setting;
  readonly browser: OwnBrowser;
  readonly served: ServedLive;
  readonly stop: AbortSignal;
}

/** Plays a wall until its time is over or somebody stops it. Ends everything that it has started. */
export async function runSoak(setting: Setting, stop: AbortSignal): Promise<SoakResult> {
  const served = await serveLive(setting.database, setting.volume, FEED_SOURCE_IDS);
  const url = `${served.url}${setting.address}`;
  const browser = startOwnBrowser(
    { ...SCREEN, isAsked: !setting.isUntouched, collectsEarly: setting.collectsEarly },
    setting.isUntouched ? url : undefined,
  );
  const endFeed = new AbortController();
  try {
    const page = setting.isUntouched ? undefined : await openSoakPage(browser, url);
    const token = [...served.tokens].map(([source, text]) => `${source}=${text}`);
    const began = performance.now();
    const feed = rehearse(
      { speed: String(setting.compress), url: served.url, token, seed: '48' },
      { environment: {}, stop: AbortSignal.any([endFeed.signal, stop]), print: () => undefined },
    );
    const failures: string[] = [];
    feed.catch((error: unknown) => failures.push(`the feed: ${String(error)}`));
    const run = { setting, browser, served, stop };
    const { complaints, ...result } = page === undefined ? await watch(run) : await play(run, page);
    endFeed.abort();
    const [summary = ''] = summaryLines(await feed, performance.now() - began);
    return { ...result, complaints: [...complaints, ...failures], feed: summary };
  } finally {
    endFeed.abort();
    await browser.close();
    await served.stop();
  }
}

type Played = Omit<SoakResult, 'feed'>;

/** Only looks, and only at /proc. */
async function watch({ setting, browser, served, stop }: Run): Promise<Played> {
  const samples: Sample[] = [];
  const minute = clock();
  while (minute() < setting.minutes && !stop.aborted) {
    await sleep(setting.sampleSeconds * 1000, undefined, { signal: stop }).catch(() => undefined);
    keep(samples, sampleFromOutside(minute(), browser.pid, served.serverPid), setting);
  }
  // Nothing can be asked of the page, but a process that has ended holds nothing.
  const complaints = samples.flatMap(({ rendererBytes, serverBytes, minute: at }) =>
    rendererBytes > 0 && serverBytes > 0 ? [] : [`a process was gone after ${at.toFixed(1)} minutes`],
  );
  return { samples, done: {}, contextLosses: 0, reloads: 0, complaints };
}

/** Does to the page all that happens on a wall, and measures when it has come back. */
async function play({ setting, browser, served, stop }: Run, page: SoakPage): Promise<Played> {
  const { minutes, compress, sampleSeconds } = setting;
  const link = String(await page.evaluate('location.href'));
  const bornAt = await page.evaluate('performance.timeOrigin');
  await comeBack(page, link);
  const samples: Sample[] = [];
  const done: Record<string, number> = {};
  let contextLosses = 0;
  const minute = clock();
  const hourMinutes = 60 / compress;
  let nextLossAt = hourMinutes;
  for (const action of endlessly(createRandom(48))) {
    if (minute() >= minutes || stop.aborted) break;
    await action.run(page);
    done[action.name] = (done[action.name] ?? 0) + 1;
    if (minute() >= nextLossAt) {
      if (await loseMapContext(page)) contextLosses += 1;
      await page.wait(2_500);
      nextLossAt += hourMinutes;
    }
    if (minute() * 60 < samples.length * sampleSeconds) continue;
    await comeBack(page, link);
    const inner = await sampleFromInside(browser, page);
    keep(samples, { ...sampleFromOutside(minute(), browser.pid, served.serverPid), ...inner }, setting);
  }
  const complaints = (await page.evaluate(`window.${COMPLAINTS}`)) as string[];
  const reloads = (await page.evaluate('performance.timeOrigin')) === bornAt ? 0 : 1;
  return { samples, done, contextLosses, reloads, complaints };
}

/** Minutes since it was made. */
function clock(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 60_000;
}

function keep(samples: Sample[], sample: Sample, { out }: Setting): void {
  samples.push(sample);
  if (out !== undefined) appendFileSync(out, `${JSON.stringify(sample)}\n`);
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const { heapBytes, nodes, listeners } = sample;
  const inner =
    heapBytes === undefined ? '' : `  heap ${megabytes(heapBytes)}, ${nodes} nodes, ${listeners} listeners`;
  console.error(
    `${sample.minute.toFixed(1)} min  renderer ${megabytes(sample.rendererBytes)}, GPU ${megabytes(sample.gpuBytes)}, server ${megabytes(sample.serverBytes)}${inner}`,
  );
}
