import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeSpoiledCity } from '../support/spoiled-city.ts';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { serveApp } from './support/served-app.ts';
import { TOUR_PICTURES, takeTourPictures } from './support/tour-pictures.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const WIDE = { width: 1920, height: 1080 };
const SMALL = { width: 1366, height: 768 };
const LARGE = { width: 3840, height: 1080 };
/** A child that was last seen twelve minutes ago. */
const EMERGENCY = `?w=monitor&theme=wall&em=113.1335,27.8385,${Date.now() - 12 * 60_000}`;

/** The pictures of the documentation: file name, link, size. */
const IMAGES: readonly [name: string, query: string, size: { width: number; height: number }, locale?: string][] = [
  ['city', '', WIDE],
  ['city-1366', '', SMALL],
  ['whole-city', '?at=113.35,27.05,8.35&level=township&metric=density&t=30d', WIDE],
  ['tianyuan-800-grids', '?in=430211000000&at=113.09,27.815,12.1&level=grid&metric=density&t=30d', WIDE],
  ['tianyuan-800-grids-1366', '?in=430211000000&at=113.09,27.815,11.6&level=grid&metric=density&t=30d', SMALL],
  ['hetang-32-micro-grids', '?at=113.1655,27.8475,14.1&level=finest&layers=units,unitLabels,areas,incidents&t=30d', WIDE],
  ['hetang-32-micro-grids-1366', '?at=113.1655,27.8475,14.1&level=finest&layers=units,unitLabels,areas,incidents&t=30d', SMALL],
  ['clusters-24h', '?at=113.125,27.845,12.2&t=24h&layers=unitLabels,incidents', WIDE],
  ['clusters-24h-1366', '?at=113.125,27.845,12.2&t=24h&layers=unitLabels,incidents', SMALL],
  ['clusters-30d', '?at=113.125,27.845,12.2&t=30d&layers=unitLabels,incidents', WIDE],
  ['clusters-30d-1366', '?at=113.125,27.845,12.2&t=30d&layers=unitLabels,incidents', SMALL],
  ['cameras-with-sectors', '?at=113.1425,27.8335,15.6&layers=units,unitLabels,cameras,cameraSectors&t=30d', WIDE],
  ['cameras-with-sectors-1366', '?at=113.1425,27.8335,15.6&layers=units,unitLabels,cameras,cameraSectors&t=30d', SMALL],
  ['dossier', '?in=430204000000&sel=unit:430204000000&t=30d', WIDE],
  ['dossier-1366', '?in=430204000000&sel=unit:430204000000&t=30d', SMALL],
  ['comparison', '?t=30d&compare=430204000000,430211000000', WIDE],
  ['comparison-1366', '?t=30d&compare=430204000000,430211000000', SMALL],
  ['comparison-districts', '?t=30d&compare=districts', WIDE],
  ['comparison-districts-1366', '?t=30d&compare=districts', SMALL],
  ['comparison-ranking', '?t=30d&compare=completionRate.county', WIDE],
  ['unit-dossier', '?t=30d&in=430204003000&sel=unit:430204003005901000', WIDE],
  ['unit-dossier-1366', '?t=30d&in=430204003000&sel=unit:430204003005901000', SMALL],
  ['light', '?theme=desk-light', WIDE],
  ['light-1366', '?theme=desk-light', SMALL],
  ['english', '?lang=en', WIDE, 'en'],
  ['english-1366', '?lang=en', SMALL, 'en'],
  ['week-clock', '?t=all&week=12345.17-20&layers=units,unitLabels,incidents&at=113.135,27.84,11.6', WIDE],
  ['week-clock-1366', '?t=all&week=12345.17-20&layers=units,unitLabels,incidents&at=113.135,27.84,11.2', SMALL],
  ['density', '?t=all&layers=unitLabels,allPoints&at=113.135,27.845,12.3', WIDE],
  ['density-1366', '?t=all&layers=unitLabels,allPoints&at=113.135,27.845,11.9', SMALL],
  ['lasso', '?t=30d&lasso=osiqFg7pyVgyB46GnxCw7FvpE4rB_jDnqD_Yv7Fw3C3vEwwDn4B&at=113.133,27.843,12.6', WIDE],
  ['monitor', '?w=monitor&theme=wall&t=7d', WIDE],
  ['monitor-1366', '?w=monitor&theme=wall&t=7d', SMALL],
  ['monitor-3840', '?w=monitor&theme=wall&kiosk&t=7d', LARGE],
  ['emergency', EMERGENCY, WIDE],
  ['emergency-1366', EMERGENCY, SMALL],
  ['emergency-3840', EMERGENCY, LARGE],
  ['handover', '?page=handover', WIDE],
  ['handover-1366', '?page=handover', SMALL],
  ['handover-3840', '?page=handover', LARGE],
  ['tour', '?w=tour&stop=5&theme=wall', WIDE],
  ['tour-1366', '?w=tour&stop=5', SMALL],
  ['tour-3840', '?w=tour&stop=5&theme=wall', LARGE],
  ['tour-shifeng', '?w=tour&stop=4&theme=wall', WIDE],
  ['consultation', '?page=consultation', WIDE],
  ['consultation-1366', '?page=consultation', SMALL],
  ['prevention', '?page=prevention', WIDE],
  ['prevention-1366', '?page=prevention', SMALL],
  ['rumours', '?page=rumours', WIDE],
  ['patrol', '?w=patrol', WIDE],
  ['patrol-1366', '?w=patrol', SMALL],
  ['patrol-english', '?w=patrol&lang=en', WIDE, 'en'],
  ['patrol-hotspots', '?w=patrol&desk=place&hot=significance&side=cases&at=113.13,27.845,12', WIDE],
  ['patrol-lines', '?w=patrol&desk=place&hot=lines&line=line-a&at=113.13,27.845,11.9', WIDE],
  ['patrol-forecast', '?w=patrol&desk=forecast', WIDE],
  ['patrol-series', '?w=patrol&side=series&at=113.13,27.845,11.9', WIDE],
  ['patrol-blind-spots', '?w=patrol&side=tips&tips=blindSpots&at=113.13,27.845,12.4', WIDE],
]; // prettier-ignore

/** The coverage audit of a copy of the city with planted faults: of the bundled one there is nothing to show. */
const AUDIT_IMAGES: typeof IMAGES = [
  ['audit', '?w=tour&tour=audit&stop=1&audit=open', WIDE],
  ['audit-1366', '?w=tour&tour=audit&stop=1&audit=open', SMALL],
  ['audit-before', '?w=tour&tour=audit&stop=3&audit=3', WIDE],
  ['audit-after', '?w=tour&tour=audit&stop=3&audit=3.after', WIDE],
  ['audit-certificate', '?w=tour&tour=audit&stop=6&audit=certificate', WIDE],
]; // prettier-ignore

const COMMUNITY = '?at=113.1566,27.8473,15.2&level=finest&layers=units,unitLabels,incidents';
/** Pictures of the bundled city with `data/example-boundaries` beside it. */
const BOUNDARY_IMAGES: typeof IMAGES = [
  ['boundary-before', `${COMMUNITY}&t=2026-09-01T00:00+08:00~2026-10-01T00:00+08:00&sel=unit:430202001005901000`, WIDE],
  ['boundary-after', `${COMMUNITY}&t=2026-10-01T00:00+08:00~2026-11-01T00:00+08:00&sel=unit:430202001005905000`, WIDE],
  ['proposed-split', `${COMMUNITY}&t=30d&sel=unit:430202001005906000`, WIDE],
  ['proposed-split-1366', `${COMMUNITY}&t=30d&sel=unit:430202001005906000`, SMALL],
]; // prettier-ignore

mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const app = await serveApp({ volume: 60_000 });
const browser = await launchBrowser('gl');
try {
  await takePictures(app.url, IMAGES);
  if (only.length === 0 || TOUR_PICTURES.some((name) => only.includes(name)))
    await takeTourPictures(browser, app.url, folder);
  await takeAuditPictures();
  await takeBoundaryPictures();
  await takeStalePictures();
} finally {
  await browser.close();
  await app.stop();
}

/** A community whose division changed twice, and a grid that is too large now. */
async function takeBoundaryPictures(): Promise<void> {
  if (only.length > 0 && !BOUNDARY_IMAGES.some(([name]) => only.includes(name))) return;
  const home = mkdtempSync(path.join(tmpdir(), 'gridlight-images-'));
  try {
    await (await serveApp({ volume: 20_000, home })).stop();
    const root = path.resolve(import.meta.dirname, '../..');
    const command = ['server/bin/gridlight.mjs', 'load', 'data/example-boundaries'];
    execFileSync(process.execPath, command, { cwd: root, env: { ...process.env, GRIDLIGHT_HOME: home } });
    const changed = await serveApp({ home });
    await takePictures(changed.url, BOUNDARY_IMAGES);
    await changed.stop();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What the wall shows when the server has gone: the last known state, and since when. */
async function takeStalePictures(): Promise<void> {
  const sizes = [['stale', WIDE], ['stale-1366', SMALL], ['stale-3840', LARGE]] as const; // prettier-ignore
  const wanted = sizes.filter(([name]) => only.length === 0 || only.includes(name));
  const pages = [];
  for (const [name, size] of wanted) {
    const { page } = await openPage(browser, size);
    await page.goto(`${app.url}/?w=monitor&theme=wall&t=7d`);
    await waitUntilUsable(page);
    await page.waitForTimeout(6000);
    pages.push({ name, page });
  }
  if (pages.length === 0) return;
  await app.stop();
  for (const { name, page } of pages) {
    await page.waitForFunction(() => document.documentElement.dataset['connection'] === 'server');
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 60_000 });
    await page.close();
    console.log(name);
  }
}

/** Pictures of a list from a server. */
async function takePictures(url: string, images: typeof IMAGES): Promise<void> {
  for (const [name, query, size, locale = 'zh-CN'] of images) {
    if (only.length > 0 && !only.includes(name)) continue;
    const { page, complaints } = await openPage(browser, { ...size, locale });
    await page.goto(`${url}/${query.replaceAll('+', '%2B')}`);
    // A whole page has no map that could be usable.
    if (!query.includes('page=')) await waitUntilUsable(page);
    // The item that is overdue longest is opened on the board.
    if (query.includes('page=consultation')) await page.locator('[data-row]').first().click();
    // The rules of the situation are worked out in the background when they are first asked for.
    await page.waitForTimeout(/monitor|emergency|handover|patrol|tour|audit/.test(name) ? 14_000 : 4000);
    await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 60_000 });
    await page.close();
    console.log(name, complaints.length === 0 ? 'no complaint' : complaints);
  }
}

async function takeAuditPictures(): Promise<void> {
  const wanted = AUDIT_IMAGES.filter(([name]) => only.length === 0 || only.includes(name));
  if (wanted.length === 0) return;
  const spoiled = mkdtempSync(path.join(tmpdir(), 'gridlight-spoiled-'));
  writeSpoiledCity(spoiled);
  const city = await serveApp({ volume: 8_000, env: { GRIDLIGHT_DATA: spoiled } });
  try {
    await takePictures(city.url, wanted);
  } finally {
    await city.stop();
    rmSync(spoiled, { recursive: true, force: true });
  }
}
