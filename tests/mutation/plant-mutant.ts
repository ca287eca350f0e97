import { spawn } from 'node:child_process';
import path from 'node:path';
import type { RawMutant } from './results.ts';

/** Names the mutant that `vitest.config.ts` puts into its file while the tests load it. */
export const PLANTED = 'GRIDLIGHT_MUTATION_PLANTED';

/** A mutant in the text of its file. */
export interface PlantedMutant extends Pick<RawMutant, 'location' | 'replacement'> {
  /** From the root of the project. */
  readonly file: string;
}

/** After so long a mutant counts as one that runs on for ever, ms. */
const PATIENCE_MS = 180_000;

/**
 * Runs tests with one mutant in its file, or with none. Stryker puts a switch and a counter at every expression, which makes
 * hot loops ten times as slow; here the loops run as they are. Gives the status in Stryker's words.
 */
export function tryPlanted(
  mutant: PlantedMutant | undefined,
  tests: readonly string[],
): Promise<'Killed' | 'Survived' | 'Timeout'> {
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  const config = [
    '--config',
    'tests/mutation/vitest.config.ts',
    '--bail=1',
    '--maxWorkers=1',
    '--reporter=dot',
  ];
  const run = spawn(process.execPath, [vitest, 'run', ...config], {
    stdio: 'ignore',
    env: {
      ...process.env,
      GRIDLIGHT_MUTATION_TESTS: JSON.stringify({ tests, leftOut: [] }),
      ...(mutant ? { [PLANTED]: JSON.stringify(mutant) } : {}),
    },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      run.kill('SIGKILL');
      resolve('Timeout');
    }, PATIENCE_MS);
    run.once('error', reject);
    run.once('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? 'Survived' : 'Killed');
    });
  });
}

/** The text of a file with the mutant in it. */
export function plant(source: string, { location: { start, end }, replacement = '' }: PlantedMutant): string {
  const lines = source.split('\n');
  const before = [...lines.slice(0, start.line - 1), lines[start.line - 1]!.slice(0, start.column - 1)];
  const after = [lines[end.line - 1]!.slice(end.column - 1), ...lines.slice(end.line)];
  return before.join('\n') + replacement + after.join('\n');
}
