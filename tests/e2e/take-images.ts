import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, openPage, waitUntilUsable } from './support/browser.ts';
import { serveApp } from './support/served-app.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const WIDE = { width: 1920, height: 1080 };
const SMALL = { width: 1366, height: 768 };

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
  ['light', '?theme=desk-light', WIDE],
  ['light-1366', '?theme=desk-light', SMALL],
  ['english', '?lang=en', WIDE, 'en'],
  ['english-1366', '?lang=en', SMALL, 'en'],
  ['week-clock', '?t=all&week=12345.17-20&layers=units,unitLabels,incidents&at=113.135,27.84,11.6', WIDE],
  ['week-clock-1366', '?t=all&week=12345.17-20&layers=units,unitLabels,incidents&at=113.135,27.84,11.2', SMALL],
  ['density', '?t=all&layers=unitLabels,allPoints&at=113.135,27.845,12.3', WIDE],
  ['density-1366', '?t=all&layers=unitLabels,allPoints&at=113.135,27.845,11.9', SMALL],
  ['lasso', '?t=30d&lasso=osiqFg7pyVgyB46GnxCw7FvpE4rB_jDnqD_Yv7Fw3C3vEwwDn4B&at=113.133,27.843,12.6', WIDE],
  ['patrol', '?w=patrol&layers=unitLabels,hotspots,markets,busLines&t=all&at=113.14,27.85,11.8', WIDE],
]; // prettier-ignore

mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const app = await serveApp({ volume: 60_000 });
const browser = await launchBrowser();
try {
  for (const [name, query, size, locale = 'zh-CN'] of IMAGES) {
    if (only.length > 0 && !only.includes(name)) continue;
    const { page, complaints } = await openPage(browser, { ...size, locale });
    await page.goto(`${app.url}/${query}`);
    await waitUntilUsable(page);
    await page.waitForTimeout(4000);
    await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 60_000 });
    await page.close();
    console.log(name, complaints.length === 0 ? 'no complaint' : complaints);
  }
} finally {
  await browser.close();
  await app.stop();
}
