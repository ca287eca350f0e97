import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Extension, PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { filterTar } from './filter-tar.ts';

/** Files of the PostGIS package that nothing here uses. The engine would compile the libraries among them and hold all of them. */
const UNUSED = /raster|topology|tiger|\/contrib\/|--unpackaged|--ANY/;
const LIBRARY = '/pglite/lib/postgresql/postgis-3.so';

/** PostGIS with the files that are used here. The engine's own loader keeps the whole package, 95 MB of it, twice. */
export const leanPostgis: Extension = {
  name: 'postgis',
  setup: async (engine, options: unknown) => {
    const { bundlePath, emscriptenOpts } = await postgis.setup(engine, options);
    const bundle = readBundle(bundlePath);
    // The engine waits for the bundle later, and meets a failure then.
    bundle.catch(() => undefined);
    const { preRun } = emscriptenOpts as PGlite['Module'];
    preRun.push((module) => (module.pg_extensions = { postgis: bundle }));
    return { emscriptenOpts };
  },
};

async function readBundle(file: URL): Promise<Blob> {
  const unpacked = createReadStream(file).pipe(createGunzip({ chunkSize: 262_144 }));
  return new Blob(await filterTar(unpacked, (name) => !UNUSED.test(name)));
}

/** Lets go of what only the start needs: the bundle, and the file of the library, which is loaded and compiled by then. */
export async function releaseBundle(engine: PGlite): Promise<void> {
  engine.Module.pg_extensions = {};
  await engine.exec(`load '${LIBRARY}'`);
  engine.Module.FS.writeFile(LIBRARY, new Uint8Array());
}
