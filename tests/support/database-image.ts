import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/open-database.ts';
import { projectRoot } from '../../server/database/project-root.ts';

/*
 * An empty database with PostGIS and its schema takes ten seconds to make and one to copy. Images of it are made once and
 * kept in node_modules/.cache until the schema or the engine changes.
 */

const cache = join(projectRoot(), 'node_modules/.cache/gridlight-tests');

/** An image that nobody made anew for so long is removed when another one is made. */
const KEPT_MS = 3 * 86_400_000;

/** Stands for everything that an image is made of. */
function digest(): string {
  const hash = createHash('sha256');
  const folder = join(projectRoot(), 'server/database');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(ts|sql)$/.test(path)) hash.update(path).update(readFileSync(join(folder, path)));
  const lock = readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8');
  for (const [entry] of lock.matchAll(/"node_modules\/@electric-sql\/.*?\}/gs)) hash.update(entry);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Folder `name` of the images, made by `make` where there is none of the present schema. Two who make it at the same
 * time do not disturb each other: the first one counts.
 */
export async function imageFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, `${name}-${digest()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  try {
    await make(making);
    for (const old of readdirSync(cache).map((entry) => join(cache, entry)))
      if (Date.now() - statSync(old).mtimeMs > KEPT_MS) rmSync(old, { recursive: true, force: true });
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const embeddedImage = () =>
  imageFolder('pglite', async (folder) => {
    const home = join(folder, 'home');
    mkdirSync(home);
    await (await openDatabase({ home })).close();
    const [{ PGlite }, { postgis }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('@electric-sql/pglite-postgis'),
    ]);
    const copy = join(folder, 'copy');
    cpSync(join(home, 'database'), copy, { recursive: true });
    const engine = await PGlite.create({ dataDir: copy, extensions: { postgis } });
    const dump = await engine.dumpDataDir('none');
    await engine.close();
    writeFileSync(join(folder, 'memory.tar'), Buffer.from(await dump.arrayBuffer()));
    rmSync(copy, { recursive: true });
  });

/** An empty embedded database for the memory, as `openDatabase` takes it. */
export async function memoryImage(): Promise<Blob> {
  return openAsBlob(join(await embeddedImage(), 'memory.tar'));
}

/** Puts an empty embedded database into a folder that serves as GRIDLIGHT_HOME. */
export async function fillHome(home: string): Promise<void> {
  cpSync(join(await embeddedImage(), 'home'), home, { recursive: true });
}
