import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Results, packages and copies of the tree of mutation runs; git does not hold them. */
const SCRATCH = path.resolve('.gridlight/mutation');

const TOOLS = path.join(SCRATCH, 'tools');
const VERSION = '9.6.1';

/** The result of a folder. The next run reads it again and tries only what changed since. */
export const resultFile = (folder: string): string =>
  path.join(SCRATCH, `${folder.replaceAll('/', '-')}.json`);

/**
 * Installs Stryker, about 60 MB that only a mutation run needs, into the scratch folder.
 * It takes the project's own vitest: two copies of it would not know each other's tests.
 */
export function ensureStryker(): void {
  const vitest = path.join(TOOLS, 'node_modules/vitest');
  if (existsSync(vitest)) return;
  mkdirSync(TOOLS, { recursive: true });
  writeFileSync(path.join(TOOLS, 'package.json'), '{ "private": true }\n');
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  const flags = ['--save-exact', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...flags, ...packages], {
    cwd: TOOLS,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm could not install Stryker');
  symlinkSync(path.resolve('node_modules/vitest'), vitest, 'junction');
}

/** What one run of Stryker tries. */
export interface StrykerRun {
  /** Files or lines (`file.ts:3-7`) that are changed. */
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  readonly leftOut: readonly string[];
  readonly result: string;
  readonly concurrency: number;
}

/** Tries the faults of one run; they stand in its result file afterwards. Gives the exit code of Stryker. */
export function runStryker({ mutate, tests, leftOut, result, concurrency }: StrykerRun): number {
  const modules = path.join(TOOLS, 'node_modules/@stryker-mutator');
  const config = path.join(SCRATCH, 'stryker.json');
  const options = {
    mutate,
    testRunner: 'vitest',
    plugins: [path.join(modules, 'vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // A mutant in a constant of a module needs a fresh start of every test; the tables are read by tests of their own.
    ignoreStatic: true,
    incremental: true,
    incrementalFile: result,
    tempDirName: path.join(SCRATCH, 'sandbox'),
    ignorePatterns: ['docs', 'public', 'dist', '.gridlight', 'bench-results'],
    // Stryker reads tsconfig.json with the API of an older TypeScript; nothing here needs it.
    tsconfigFile: 'no-tsconfig.json',
    disableTypeChecks: false,
    concurrency,
    allowEmpty: true,
    dryRunTimeoutMinutes: 30,
    reporters: ['progress-append-only'],
  };
  writeFileSync(config, JSON.stringify(options, null, 2));
  const { status } = spawnSync(process.execPath, [path.join(modules, 'core/bin/stryker.js'), 'run', config], {
    stdio: 'inherit',
    env: { ...process.env, GRIDLIGHT_MUTATION_TESTS: JSON.stringify({ tests, leftOut }) },
  });
  return status ?? 1;
}
