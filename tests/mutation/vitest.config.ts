import { statSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LEFT_OUT } from './folders.ts';
import { plant, PLANTED, type PlantedMutant } from './plant-mutant.ts';

/** The tests of this run, as lists of patterns; a pattern may have commas of its own. */
const { tests, leftOut } = JSON.parse(
  process.env.GRIDLIGHT_MUTATION_TESTS ?? '{ "tests": ["tests/domain/**/*.test.ts"], "leftOut": [] }',
) as Record<'tests' | 'leftOut', string[]>;

/** A fault that a property shows at all, it shows in few cases; a mutation run repeats the tests thousands of times. */
const SHARE_OF_CASES = 20;

/** The same cases for every mutant, and the first that fails ends the test: nobody reads the smallest one here. */
const PROPERTIES = 'fc.configureGlobal({ seed: 20_261_130, numRuns: 20, endOnFailure: true });';

/** Cuts the number of cases of every property to a twentieth, but not below four. */
const fewerCases = {
  name: 'fewer-cases',
  transform(code: string, id: string) {
    if (!id.endsWith('.test.ts') || !code.includes("from 'fast-check'")) return undefined;
    const few = `numRuns: Math.min($1, Math.max(4, Math.ceil($1 / ${SHARE_OF_CASES})))`;
    return `${code.replace(/\bnumRuns: ([\w.]+(?:\([^()]*\))?)(?=[\s,}])/g, few)}\n${PROPERTIES}\n`;
  },
};

/** The one mutant of a run without Stryker. */
const planted = process.env[PLANTED];
const mutant = planted === undefined ? undefined : (JSON.parse(planted) as PlantedMutant);

/** Puts it into its file. */
const planting = {
  name: 'planting',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    return mutant && id === path.resolve(mutant.file) ? plant(code, mutant) : undefined;
  },
};

/** Small files first: they are the quickest, and the first test that fails ends the run. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return Promise.resolve(files.toSorted((a, b) => sizeOf(a) - sizeOf(b)));
  }
}

export default defineConfig({
  plugins: [planting, fewerCases],
  test: {
    include: tests,
    exclude: [...LEFT_OUT, ...leftOut],
    // One start for all files of a run; what a mutant spoils ends with the run.
    isolate: false,
    sequence: { sequencer: SmallFirst },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { TZ: 'UTC' },
  },
});
