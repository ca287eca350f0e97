import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/database/project-root.ts';
import { startCli, type RunningProgram } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';

/*
 * The built server as its users start it, and nothing of its insides: `GRIDLIGHT_ATTACKED` names the folder of another build that
 * is attacked in its place.
 */

const other = process.env['GRIDLIGHT_ATTACKED'];
const root = other ?? projectRoot();

/** How long the event loop of the server was held, ms, and the most memory it had. */
export interface LoopFigures {
  /** By the clock on the wall, as `perf_hooks.monitorEventLoopDelay` says; a busy machine adds to it. */
  readonly p99Ms: number;
  readonly longestMs: number;
  /** By the same clock from turn to turn, without what the main thread waited for a processor that others had. */
  readonly p99OwnMs: number;
  /** Processor time of the main thread between two turns. */
  readonly p99CpuMs: number;
  readonly longestCpuMs: number;
  readonly memoryMb: number;
  /** The share of the time for which the main thread waited for a processor that others had, 0–1. */
  readonly waitedShare: number;
}

export interface RealServer {
  readonly url: string;
  /** Of a source that may report for all counties. */
  readonly token: string;
  readonly program: RunningProgram;
  /** Does something to the server and says how its event loop fared; prints it under a name. */
  during(name: string, attack: () => Promise<unknown>): Promise<LoopFigures>;
  /** Kills it without a word and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one over the bundled city with so many incidents, on the database at an address or on an embedded one. */
export async function startRealServer({
  databaseUrl,
  incidents,
  environment = {},
}: {
  databaseUrl?: string | undefined;
  incidents: number;
  environment?: Readonly<Record<string, string>>;
}): Promise<RealServer> {
  const home = mkdtempSync(join(tmpdir(), 'gridlight-attacked-'));
  if (databaseUrl === undefined && other === undefined) await fillHome(home);
  const settings = {
    GRIDLIGHT_HOME: home,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...environment,
  };
  const making = startCli(['token', 'create', 'witness'], settings, root);
  const token = await making.waitFor(/^\w{8,}_\w{40,}$/);
  await making.ended;
  const serve = async () => {
    const program = startCli(
      ['serve'],
      {
        PORT: '0',
        GRIDLIGHT_VOLUME: String(incidents),
        GRIDLIGHT_DEMO: '0',
        LOG_LEVEL: 'warn',
        NODE_OPTIONS: `--import ${new URL('../support/loop-probe.mjs', import.meta.url).href}`,
        ...settings,
      },
      root,
    );
    const [url = ''] = /http:\S+/.exec(await program.waitFor(/^Ready: /)) ?? [];
    return { program, url };
  };
  let { program, url } = await serve();
  const ask = async (line: string, answer: RegExp) => {
    const before = program.lines.filter((one) => answer.test(one)).length;
    program.child.stdin?.write(`${line}\n`);
    for (;;) {
      const found = program.lines.filter((one) => answer.test(one));
      if (found.length > before) return found.at(-1)!;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const end = async () => {
    program.child.kill('SIGKILL');
    await program.ended;
  };
  return {
    token,
    get url() {
      return url;
    },
    get program() {
      return program;
    },
    async during(name, attack) {
      await ask('reset', /^watching$/);
      await attack();
      const figures = JSON.parse((await ask('report', /^report /)).replace('report ', '')) as LoopFigures;
      const ms = (value: number) => `${value.toFixed(0)} ms`;
      console.log(
        `${name}: event loop p99 ${ms(figures.p99Ms)}, longest ${ms(figures.longestMs)}, p99 ${ms(figures.p99OwnMs)} but for waiting; processor time of a turn p99 ${ms(figures.p99CpuMs)}, longest ${ms(figures.longestCpuMs)}; memory ${figures.memoryMb.toFixed(0)} MB; waited for the processor ${(figures.waitedShare * 100).toFixed(0)} %`,
      );
      return figures;
    },
    async restart() {
      await end();
      ({ program, url } = await serve());
    },
    async stop() {
      await end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A report that is good for the bundled city, made by `createReports`. */
export type MakeReport = (sourceId: string, changes?: Readonly<Record<string, unknown>>) => object;

/** Makes reports in a grid of the bundled city, with a leaf of its categories, of a minute ago. */
export async function createReports(url: string): Promise<{ make: MakeReport; unitCode: string }> {
  const reply = await fetch(`${url}/api/units?level=finest`);
  const { features } = (await reply.json()) as {
    features: { id: string; properties: { labelPoint: [number, number] } }[];
  };
  const [unit] = features;
  const tables = JSON.parse(readFileSync(join(projectRoot(), 'data/zhuzhou/code-tables.json'), 'utf8')) as {
    categories: { code: string; parent?: string }[];
    channels: { code: string }[];
  };
  const parents = new Set(tables.categories.map(({ parent }) => parent));
  const leaf = tables.categories.find(({ code }) => !parents.has(code))!;
  const [longitude, latitude] = unit!.properties.labelPoint;
  const make: MakeReport = (sourceId, changes = {}) => ({
    sourceId,
    title: '路灯不亮',
    categoryCode: leaf.code,
    channel: tables.channels[0]!.code,
    longitude,
    latitude,
    reportedAt: new Date(Date.now() - 60_000).toISOString(),
    ...changes,
  });
  return { make, unitCode: unit!.id };
}
