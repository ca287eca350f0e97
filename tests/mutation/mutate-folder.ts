import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { MutatedFolder } from './folders.ts';
import { tryPlanted } from './plant-mutant.ts';
import { filesWithCode, isAlive, readResultFile, type ResultFile } from './results.ts';
import { resultFile, runStryker } from './stryker.ts';

/**
 * Mutates one folder, or a sample of it: what stands within every nth line of its files. Its result stands in
 * `resultFile(folder)` afterwards. Slow tests try only what the others leave, one mutant after the other. Gives the exit
 * code of Stryker.
 */
export async function mutateFolder(
  { folder, mutate, tests, slowTests }: MutatedFolder,
  { concurrency, every }: { readonly concurrency: number; readonly every: number },
): Promise<number> {
  const result = resultFile(folder);
  if (every > 1) rmSync(result, { force: true });
  const tried = every > 1 ? filesWithCode(folder).flatMap((file) => everyNthLine(file, every)) : [mutate];
  const status = runStryker({ mutate: tried, tests, leftOut: slowTests, result, concurrency });
  if (status !== 0) return status;
  const found: ResultFile = { ...readResultFile(result), ...(every > 1 ? { every } : {}) };
  if (slowTests.length > 0) await trySurvivors(found, slowTests, concurrency);
  writeFileSync(result, JSON.stringify(found));
  return 0;
}

/** Has the slow tests try what lives, and notes in `found` what they kill. */
async function trySurvivors(found: ResultFile, tests: readonly string[], concurrency: number): Promise<void> {
  const alive = Object.entries(found.files).flatMap(([file, { mutants }]) =>
    mutants.filter(isAlive).map((mutant) => ({ file, mutant })),
  );
  if ((await tryPlanted(undefined, tests)) !== 'Survived')
    throw new Error('the slow tests fail without a fault');
  console.log(`${alive.length} are left for the slow tests`);
  const waiting = [...alive];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { file, mutant } = next;
      const { location, replacement } = mutant;
      const status = await tryPlanted(
        { file, location, ...(replacement === undefined ? {} : { replacement }) },
        tests,
      );
      if (status !== 'Survived') mutant.status = status;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

/** Every nth line of a file, as Stryker takes them. */
function everyNthLine(file: string, every: number): string[] {
  const lines = readFileSync(file, 'utf8').split('\n').length;
  return Array.from({ length: Math.floor(lines / every) }, (_, index) => {
    const line = (index + 1) * every;
    return `${file}:${line}-${line}`;
  });
}
