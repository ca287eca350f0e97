import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Extension, PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { readTar, type TarFile } from './read-tar.ts';

type Module = PGlite['Module'];

/** Files of the PostGIS package that nothing here uses. */
const UNUSED = /raster|topology|tiger|\/contrib\/|--unpackaged|--ANY/;

/**
 * PostGIS with the files that are used here. The engine's own loader compiles two libraries more and keeps the whole
 * package of 95 MB twice; see docs/memory.md.
 */
export const leanPostgis: Extension = {
  name: 'postgis',
  setup: async (engine, options: unknown) => {
    const { bundlePath, emscriptenOpts } = await postgis.setup(engine, options);
    const unpacked = createReadStream(bundlePath).pipe(createGunzip({ chunkSize: 262_144 }));
    // Read while the engine is compiled.
    const reading = readTar(unpacked, (name) => !UNUSED.test(name));
    // A failure is met where the files are waited for.
    reading.catch(() => undefined);
    const { preRun } = emscriptenOpts as Module;
    preRun.push((module) => {
      module.pg_extensions = {
        // The engine asks for it when it can take libraries.
        get postgis() {
          return placeFiles(module, reading);
        },
      };
    });
    return { emscriptenOpts };
  },
};

async function placeFiles(module: Module, reading: Promise<TarFile[]>): Promise<Blob> {
  const fs: EngineFs = module.FS;
  const files = await reading;
  // Emptied, so that nothing but the file system of the engine holds a file.
  for (const { name, bytes } of files.splice(0)) {
    const path = posix.join(module.WASM_PREFIX, name);
    fs.mkdirTree(posix.dirname(path));
    if (path.endsWith('.so')) await compileLibrary(fs, path, bytes);
    else fs.writeFile(path, bytes, { canOwn: true });
  }
  // Nothing is left to do for the loader of the engine.
  return new Blob();
}

/** What we use of Emscripten's file system. */
interface EngineFs {
  mkdirTree(path: string): void;
  writeFile(path: string, contents: Uint8Array, options?: { canOwn: boolean }): void;
  createPreloadedFile(
    folder: string,
    name: string,
    contents: Uint8Array,
    canRead: boolean,
    canWrite: boolean,
    onLoad: () => void,
    onError: () => void,
    withoutFile: boolean,
  ): void;
}

/** Compiles a library, which is found by its path from then on. The file itself is only looked at from outside. */
async function compileLibrary(fs: EngineFs, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { dir, base } = posix.parse(path);
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`the library ${base} cannot be loaded`));
    fs.createPreloadedFile(dir, base, bytes, true, true, resolve, fail, true);
  });
  fs.writeFile(path, new Uint8Array());
  // The loader keeps a reference to bytes that it does not read again: they are taken from it.
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
}
