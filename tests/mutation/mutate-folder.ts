import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { MutatedFolder } from './folders.ts';
import { filesWithCode, isAlive, readResultFile, type RawMutant, type ResultFile } from './results.ts';
import { resultFile, runStryker } from './stryker.ts';

/**
 * Mutates one folder, or a sample of it: what stands within every nth line of its files. Its result stands in
 * `resultFile(folder)` afterwards. Slow tests try only what the others leave. Gives the exit code of Stryker.
 */
export function mutateFolder(
  { folder, mutate, tests, slowTests }: MutatedFolder,
  { concurrency, every }: { readonly concurrency: number; readonly every: number },
): number {
  const result = resultFile(folder);
  if (every > 1) rmSync(result, { force: true });
  const tried = every > 1 ? filesWithCode(folder).flatMap((file) => everyNthLine(file, every)) : [mutate];
  const first = runStryker({ mutate: tried, tests, leftOut: slowTests, result, concurrency });
  if (first !== 0) return first;
  const found: ResultFile = { ...readResultFile(result), ...(every > 1 ? { every } : {}) };
  const second = trySurvivors(found, { slowTests, result, concurrency });
  writeFileSync(result, JSON.stringify(found));
  return second;
}

/** Has the slow tests try what lives, and notes in `found` what they kill. */
function trySurvivors(
  found: ResultFile,
  {
    slowTests,
    result,
    concurrency,
  }: Pick<MutatedFolder, 'slowTests'> & { readonly result: string; readonly concurrency: number },
): number {
  if (slowTests.length === 0) return 0;
  const lines = linesAlive(found);
  if (lines.length === 0) return 0;
  const slowResult = result.replace(/\.json$/, '.slow.json');
  rmSync(slowResult, { force: true });
  const second = runStryker({
    mutate: lines,
    tests: slowTests,
    leftOut: [],
    result: slowResult,
    concurrency,
  });
  if (second !== 0) return second;
  takeKilled(found, readResultFile(slowResult));
  return 0;
}

/** Every nth line of a file, as Stryker takes them. */
function everyNthLine(file: string, every: number): string[] {
  const lines = readFileSync(file, 'utf8').split('\n').length;
  return Array.from({ length: Math.floor(lines / every) }, (_, index) => {
    const line = (index + 1) * every;
    return `${file}:${line}-${line}`;
  });
}

/** Lines of mutants that live, as Stryker takes them. */
function linesAlive({ files }: ResultFile): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) => {
    const lines = mutants
      .filter(isAlive)
      .map(({ location }) => `${location.start.line}-${location.end.line}`);
    return [...new Set(lines)].map((range) => `${file}:${range}`);
  });
}

/** Notes in `found` what the later run has killed. */
function takeKilled(found: ResultFile, later: ResultFile): void {
  for (const [file, { mutants }] of Object.entries(later.files)) {
    const killed = new Map(
      mutants
        .filter(({ status }) => status === 'Killed' || status === 'Timeout')
        .map((mutant) => [keyOf(mutant), mutant.status]),
    );
    for (const mutant of found.files[file]?.mutants ?? [])
      if (isAlive(mutant)) mutant.status = killed.get(keyOf(mutant)) ?? mutant.status;
  }
}

const keyOf = ({ location, replacement }: RawMutant): string => JSON.stringify([location, replacement]);
