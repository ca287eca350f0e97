import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage } from '../../e2e/support/browser.ts';
import { OURS } from '../engine/catalogue.ts';
import { decodeCity, type CityColumns } from '../engine/city-columns.ts';
import { PEERS_FOLDER } from '../engine/peers-folder.ts';
import { missingLine, rounded, timedLine, valueLine } from '../engine/results.ts';
import { reasonOf, type Run } from '../engine/run.ts';
import { median } from '../engine/statistics.ts';
import { writeGeoJson } from './geojson-file.ts';
import type { CaseResult } from './pages/bench-case.ts';
import { CHECKED_SHARES, rangeAt } from './pages/playback.ts';
import { servePages } from './serve-pages.ts';

/** Case of the page by the name of who takes part. */
type Cases = Readonly<Record<string, string>>;

const CLUSTERS: Cases = {
  [OURS]: 'clusters-ours',
  maplibre: 'clusters-maplibre',
  'maplibre (objects)': 'clusters-maplibre-objects',
};
const FRAMES: Cases = { [OURS]: 'frames-ours', 'deck.gl': 'frames-deck' };

/** Rows of the city in the ranges that every case of `frames` is checked with. */
function totalsOf({ time }: CityColumns): number[] {
  return CHECKED_SHARES.map((share) => {
    const { from, to } = rangeAt(share);
    return time.reduce((sum, moment) => sum + Number(moment >= from && moment < to), 0);
  });
}

const CASE_LIMIT_MS = 240_000;

function versionOf(peer: string, ours: string): string {
  if (peer === OURS) return ours;
  const folder = peer === 'deck.gl' ? PEERS_FOLDER : path.resolve(import.meta.dirname, '../../..');
  const name = peer === 'deck.gl' ? '@deck.gl/core' : 'maplibre-gl';
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '';
}

/** Runs one case in a page of its own. Throws with what the page complained about. */
async function runCase(browser: Browser, url: string): Promise<CaseResult> {
  const { page, complaints } = await openPage(browser, { width: 1280, height: 720, locale: 'en' });
  try {
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.benchResult !== undefined, null, { timeout: CASE_LIMIT_MS });
    const result = await page.evaluate(() => globalThis.benchResult);
    if (!result || 'failure' in result) throw new Error(result?.failure ?? 'no result');
    return result;
  } catch (error) {
    throw new Error([reasonOf(error).split('\n')[0], ...complaints.slice(0, 2)].join('; '), { cause: error });
  } finally {
    await page.close();
  }
}

/** Results of all repetitions by name; who fails once is left out with the reason. A new browser each time. */
async function collect(
  run: Run,
  cases: Cases,
  reps: number,
): Promise<{ results: Map<string, CaseResult[]>; failed: Map<string, string> }> {
  const results = new Map<string, CaseResult[]>();
  const failed = new Map<string, string>();
  const cityFolder = path.dirname(run.setting.file);
  const geoJson = path.join(cityFolder, 'city.geojson');
  if (cases['maplibre'] !== undefined && !existsSync(geoJson))
    await writeGeoJson(geoJson, decodeCity(readFileSync(run.setting.file)));
  const totals = totalsOf(decodeCity(readFileSync(run.setting.file))).join(',');
  const pages = await servePages(cityFolder);
  try {
    for (let repetition = -1; repetition < reps; repetition++)
      for (const name of await run.turns(repetition + 1, Object.keys(cases))) {
        if (failed.has(name)) continue;
        const browser = await launchBrowser('software');
        try {
          const result = await runCase(browser, `${pages.url}/?case=${cases[name] ?? ''}&totals=${totals}`);
          if (repetition >= 0) results.set(name, [...(results.get(name) ?? []), result]);
        } catch (error) {
          failed.set(name, reasonOf(error));
          results.delete(name);
        } finally {
          await browser.close();
        }
      }
  } finally {
    pages.stop();
  }
  // In the order of the cases, we first, whatever the order of turns was.
  const ordered = Object.keys(cases).flatMap((name) => {
    const list = results.get(name);
    return list ? [[name, list] as const] : [];
  });
  return { results: new Map(ordered), failed };
}

/** Further figures of a case: medians over the repetitions, of the longest task the longest. */
function summaries(results: readonly CaseResult[]): Record<string, number> {
  const names = Object.keys(results[0]?.more ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const values = results.map(({ more }) => more[name] ?? Number.NaN);
      return [name, rounded(name === 'longestTaskMs' ? Math.max(...values) : median(values))];
    }),
  );
}

/** In the browser: from the Arrow bytes to the first clusters on the screen. */
export async function runFirstClusters(run: Run): Promise<void> {
  const { n, reps, ourVersion } = { ...run.options, ...run.setting };
  const { results, failed } = await collect(run, CLUSTERS, reps);
  const timesOf = (peer: string) => ({
    peer,
    version: versionOf(peer, ourVersion),
    repetitions: (results.get(peer) ?? []).map(({ value }) => [value]),
    more: summaries(results.get(peer) ?? []),
  });
  const own = results.has(OURS) ? timesOf(OURS) : undefined;
  for (const [peer, list] of results) {
    const { total = 0 } = list[0] ?? {};
    if (total === n) run.emit(timedLine('first-clusters', n, timesOf(peer), own));
    else run.emit(missingLine('first-clusters', n, peer, `its clusters hold ${total} incidents`));
  }
  for (const [peer, reason] of failed) run.emit(missingLine('first-clusters', n, peer, reason));
}

/** In the browser: pictures a second while a range of 30 days plays over all of the data, the map still. */
export async function runFrames(run: Run): Promise<void> {
  const { n, reps, ourVersion } = { ...run.options, ...run.setting };
  const { results, failed } = await collect(run, FRAMES, Math.min(reps, 5));
  const valuesOf = (peer: string) => (results.get(peer) ?? []).map(({ value }) => value);
  for (const [peer, list] of results) {
    const theirs = {
      peer,
      version: versionOf(peer, ourVersion),
      values: valuesOf(peer),
      more: summaries(list),
    };
    run.emit(valueLine('frames', n, 'fps', theirs, valuesOf(OURS), 'more'));
  }
  for (const [peer, reason] of failed) run.emit(missingLine('frames', n, peer, reason));
}
