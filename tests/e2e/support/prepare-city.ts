import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { fillHome } from '../../support/database-image.ts';
import { startBrowsers } from './browser.ts';
import { CITY_HOME, CITY_URL, CITY_VOLUME, serveApp } from './served-app.ts';

/**
 * Before the end-to-end tests: the built server fills a database with the bundled city. Tests that change it copy it;
 * a server on another copy serves all tests that only look.
 */
export default async function prepareCity({ config }: TestProject): Promise<() => Promise<void>> {
  const closeBrowsers = await startBrowsers(config.maxWorkers);
  const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-city-'));
  const home = path.join(folder, 'filled');
  await fillHome(home);
  const filling = await serveApp({ volume: CITY_VOLUME, home });
  await filling.stop();
  process.env[CITY_HOME] = home;
  const served = path.join(folder, 'served');
  cpSync(home, served, { recursive: true });
  // Pages of several files ask it from one address.
  const app = await serveApp({ home: served, env: { GRIDLIGHT_RATE_LIMIT: '100000' } });
  process.env[CITY_URL] = app.url;
  return async () => {
    await closeBrowsers();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
