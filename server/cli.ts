import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { toCsv } from '../src/domain/emergency/export-steps.ts';
import { addAnalyseCommands } from './cli/analyse.ts';
import { addAuditCommand } from './cli/audit.ts';
import { addClockCommand } from './cli/clock-command.ts';
import { addInspectCommand } from './cli/inspect.ts';
import type { RehearseOptions } from './cli/rehearse-options.ts';
import { addRulesCommand } from './cli/rules.ts';
import { addTokenCommands } from './cli/token-commands.ts';
import { withDatabase } from './cli/with-database.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { DirectoryLockedError } from './database/directory-lock.ts';
import { HomeFolderError } from './database/home-folder.ts';
import { DiskFullError } from './database/write-guard.ts';
import { openDatabase } from './database/open-database.ts';
import { DatabaseSilentError } from './database/postgis.ts';
import { projectRoot } from './database/project-root.ts';
import { fillDatabase } from './fill-database.ts';
import { bundledCityNote } from './load/bundled-city-note.ts';
import { exitCodeOf, loadDataset } from './load/load-dataset.ts';
import { printReport } from './load/print-report.ts';
import { readManifest } from './load/read-manifest.ts';
import { reportTable } from './load/report-table.ts';
import { startProgressBar } from './load/progress-bar.ts';
import { guardProcess } from './guard-process.ts';
import { NOTHING_TO_UNDO, undoText } from './load/report-text.ts';
import { closeOnSignals, startServer } from './main.ts';
import { undoLastLoad } from './repositories/load-runs.ts';

/** Runs the command line `gridlight serve | load | undo | inspect | rehearse | token | analyse | rules | audit`. Sets the exit code; never throws for a user's mistake. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('gridlight').description(
    'Gridlight 满格: the map of a city governed grid by grid',
  );
  program.command('serve').description('start the server; settings come from the environment').action(serve);
  program
    .command('load')
    .description('load a folder that has a dataset.json into the database')
    .argument('<folder>', 'folder of the data set')
    .option('--json', 'print the report as JSON')
    .option('--report <file>', 'write the report as CSV too')
    .option('--refresh', 'simulate the events anew, up to now')
    .option('--dry-run', 'say what the load would do, and write nothing')
    .option('--allow-removal', 'remove rows however many of a layer they are')
    .action(load);
  program.command('undo').description('take the last load back; again to bring it back').action(undo);
  program
    .command('rehearse')
    .description('play the simulated city into a running server, as the real platforms would')
    .option('--speed <number>', 'how many times as fast as life', '60')
    .option('--url <address>', 'where the server is', 'http://127.0.0.1:4173')
    .option('--token <source=token>', 'token of a platform, or one for all', collect, [])
    .option('--scenario <file>', 'what is laid over the feed; examples in data/scenarios')
    .option('--seed <number>', 'the same number gives the same feed')
    .option('--for <duration>', 'ends after 90s, 10m or 2h; without it by Ctrl-C')
    .action(playRehearsal);
  addTokenCommands(program);
  addAnalyseCommands(program);
  addRulesCommand(program);
  addAuditCommand(program);
  addInspectCommand(program);
  addClockCommand(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = 1;
    console.error(`gridlight: ${explain(error)}`);
  }
}

async function serve(): Promise<void> {
  const config = loadConfig(process.env);
  const watch = guardProcess(config, { hearsSignals: true });
  const bar = startProgressBar();
  const server = await startServer({
    config,
    watch,
    fill: (database, report) =>
      fillDatabase(database, dataFolderOf(config), config.volume, (progress) => {
        bar.onProgress(progress);
        report({ step: `${progress.step} ${progress.layer}`, done: progress.done, total: progress.total });
      }),
  });
  closeOnSignals(server, () => {
    bar.stop();
    console.log('Closing …');
  });
  console.log(
    `Gridlight 满格 is starting at ${server.url} — preparing the database in ${describeDatabase(config)} …`,
  );
  await server.ready.finally(() => bar.stop());
  console.log(`Ready: ${server.url} (API: ${server.url}/api/docs). Stop with Ctrl-C.`);
}

interface LoadFlags {
  json?: boolean;
  report?: string;
  refresh?: boolean;
  dryRun?: boolean;
  allowRemoval?: boolean;
}

async function load(folder: string, options: LoadFlags): Promise<void> {
  const config = loadConfig(process.env);
  // A file that cannot be written is said before the load, not after it.
  if (options.report !== undefined) await writeFile(options.report, '');
  const watch = guardProcess(config, { hearsSignals: false });
  const database = await openDatabase({ databaseUrl: config.databaseUrl, home: config.home, watch });
  const bar = startProgressBar();
  try {
    const report = await loadDataset({
      database: database.kysely,
      folder: resolve(folder),
      asOf: Date.now(),
      onProgress: bar.onProgress,
      ...(config.volume === undefined ? {} : { volume: config.volume }),
      refresh: options.refresh ?? false,
      dryRun: options.dryRun ?? false,
      allowRemoval: options.allowRemoval ?? false,
    });
    bar.stop();
    const bundledFolder = dataFolderOf(config);
    const bundledId = await idOfDataset(bundledFolder);
    const note = await bundledCityNote(database.kysely, { bundledId, bundledFolder });
    if (note !== undefined) report.notes.push(note);
    if (options.report !== undefined) await writeFile(options.report, toCsv(reportTable(report)));
    printReport(report, { json: options.json ?? false });
    process.exitCode = exitCodeOf(report);
  } finally {
    bar.stop();
    await database.close();
  }
}

async function undo(): Promise<void> {
  const undone = await withDatabase(({ kysely }) => undoLastLoad(kysely));
  console.log(undone === undefined ? NOTHING_TO_UNDO : undoText(undone));
  if (undone === undefined) process.exitCode = 1;
}

async function playRehearsal(options: RehearseOptions): Promise<void> {
  const stop = new AbortController();
  // A second Ctrl-C ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const { rehearse } = await import('./cli/rehearse.ts');
  const print = (line: string) => console.log(line);
  const counts = await rehearse(options, { environment: process.env, stop: stop.signal, print });
  if (counts.waiting > 0 && !stop.signal.aborted) process.exitCode = 1;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

function dataFolderOf(config: Config): string {
  return resolve(projectRoot(), config.dataFolder);
}

/** Id of a data set by its manifest; `undefined` where that cannot be read. */
async function idOfDataset(folder: string): Promise<string | undefined> {
  const read = await readManifest(folder);
  return 'manifest' in read ? read.manifest.id : read.id;
}

function describeDatabase(config: Config): string {
  return config.databaseUrl === undefined ? config.home : new URL(config.databaseUrl).host;
}

/** A sentence for the terminal; the stack only where the fault is ours. */
function explain(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof DirectoryLockedError ||
    error instanceof HomeFolderError ||
    error instanceof DiskFullError
  )
    return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}. Another program uses this port; set PORT to another one.`;
  if (
    code === 'ECONNREFUSED' ||
    error instanceof DatabaseSilentError ||
    message.endsWith('due to connection timeout')
  )
    return 'the database server of DATABASE_URL does not answer.';
  return process.env['LOG_LEVEL'] === 'debug' ? (error.stack ?? message) : message;
}
