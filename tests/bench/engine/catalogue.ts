import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contestant } from './contestant.ts';
import { createArquero, type ArqueroModule } from './contestants/arquero.ts';
import { createCrossfilter, type CrossfilterModule } from './contestants/crossfilter.ts';
import { createDuckDb, createDuckDbCubes, type DuckConnection } from './contestants/duckdb.ts';
import { createOurs } from './contestants/ours.ts';
import { createSupercluster, type SuperclusterClass } from './contestants/supercluster.ts';

/** Where the peers' packages lie, and what they are called there. */
interface Shelf {
  readonly require: NodeJS.Require;
  readonly folder: string;
}

const versionOf = ({ folder }: Shelf, name: string): string => {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(file)) throw new Error(`${name} is not installed in tests/bench/peers`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

const importFrom = async <T>({ require }: Shelf, name: string): Promise<T> =>
  (await import(pathToFileURL(require.resolve(name)).href)) as T;

async function superclusterOf(shelf: Shelf, name: string): Promise<Contestant> {
  const { default: Supercluster } = await importFrom<{ default: SuperclusterClass }>(shelf, name);
  return createSupercluster(versionOf(shelf, name), Supercluster);
}

/** The blocking build for Node. Its entry is no export of the package, so that its folder has to be named. */
async function duckConnection({ folder, require }: Shelf): Promise<DuckConnection> {
  const dist = path.join(folder, 'node_modules/@duckdb/duckdb-wasm/dist');
  const duckdb = require(path.join(dist, 'duckdb-node-blocking.cjs')) as {
    VoidLogger: new () => object;
    NODE_RUNTIME: object;
    createDuckDB(
      bundles: object,
      logger: object,
      runtime: object,
    ): Promise<{
      instantiate(): Promise<unknown>;
      connect(): DuckConnection;
    }>;
  };
  const bundle = (kind: string) => ({
    mainModule: path.join(dist, `duckdb-${kind}.wasm`),
    mainWorker: path.join(dist, `duckdb-node-${kind}.worker.cjs`),
  });
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate();
  return database.connect();
}

const PACKAGE_OF_DUCKDB = '@duckdb/duckdb-wasm';

const makers: Readonly<Record<string, (shelf: Shelf, ourVersion: string) => Promise<Contestant>>> = {
  gridlight: async (_, ourVersion) => createOurs(ourVersion),
  crossfilter2: async (shelf) =>
    createCrossfilter(
      versionOf(shelf, 'crossfilter2'),
      (await importFrom<{ default: CrossfilterModule }>(shelf, 'crossfilter2')).default,
    ),
  arquero: async (shelf) =>
    createArquero(versionOf(shelf, 'arquero'), await importFrom<ArqueroModule>(shelf, 'arquero')),
  duckdb: async (shelf) => createDuckDb(versionOf(shelf, PACKAGE_OF_DUCKDB), await duckConnection(shelf)),
  'duckdb-cubes': async (shelf) =>
    createDuckDbCubes(versionOf(shelf, PACKAGE_OF_DUCKDB), await duckConnection(shelf)),
  supercluster9: async (shelf) => superclusterOf(shelf, 'supercluster'),
  supercluster8: async (shelf) => superclusterOf(shelf, 'supercluster8'),
};

/** Our own name in every result. */
export const OURS = 'gridlight';
/** Names of everyone who takes part in the tasks under Node. */
export const CONTESTANTS = Object.keys(makers);

/** Makes a contestant. Throws where its package is not there. `folder`: absolute path of the peers' folder. */
export async function createContestant(
  name: string,
  folder: string,
  ourVersion: string,
): Promise<Contestant> {
  const make = makers[name];
  if (!make) throw new Error(`no contestant is called ${name}; there are ${CONTESTANTS.join(', ')}`);
  return make({ folder, require: createRequire(path.join(folder, 'package.json')) }, ourVersion);
}
