import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillHome } from '../../support/database-image.ts';
import { CITY_HOME, CITY_VOLUME, serveApp } from './served-app.ts';

/** Before the end-to-end tests: the built server fills a database with the bundled city, which they copy. */
export default async function prepareCity(): Promise<() => void> {
  const home = mkdtempSync(path.join(tmpdir(), 'gridlight-city-'));
  await fillHome(home);
  const app = await serveApp({ volume: CITY_VOLUME, home });
  await app.stop();
  process.env[CITY_HOME] = home;
  return () => rmSync(home, { recursive: true, force: true });
}
