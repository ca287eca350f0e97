import { rmSync, writeFileSync } from 'node:fs';
import type { MutatedFolder } from './folders.ts';
import { isAlive, readResultFile, type RawMutant, type ResultFile } from './results.ts';
import { resultFile, runStryker } from './stryker.ts';

/**
 * Mutates one folder; its result stands in `resultFile(folder)` afterwards. Slow tests try only what the others leave.
 * Gives the exit code of Stryker.
 */
export function mutateFolder(
  { folder, mutate, tests, slowTests }: MutatedFolder,
  concurrency: number,
): number {
  const result = resultFile(folder);
  const first = runStryker({ mutate: [mutate], tests, leftOut: slowTests, result, concurrency });
  if (first !== 0 || slowTests.length === 0) return first;
  const found = readResultFile(result);
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
  writeFileSync(result, JSON.stringify(found));
  return 0;
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
