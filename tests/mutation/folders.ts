import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A folder of src/domain and the tests that hold it. */
export interface MutatedFolder {
  readonly folder: string;
  /** The files that are changed. */
  readonly mutate: string;
  readonly tests: readonly string[];
  /** Those of them that take long: tried only on what the others leave. */
  readonly slowTests: readonly string[];
}

const DOMAIN = 'src/domain';

/** Folders that are too large for one run; each folder in them has its own. */
const SPLIT: ReadonlySet<string> = new Set(['exchange', 'engine', 'hotspots', 'simulation']);

/** What is taken last, as its tests take longest. */
const LAST = ['engine', 'simulation'];

/** Tests of the loader that need no database, take little time and hold what is read from files. */
const EXCHANGE_TESTS = [
  'tests/load/{assign-unit-codes,byte-profile,cells,coordinate-systems}.test.ts',
  'tests/load/{polygon-repair,withheld}.test.ts',
];

/** Tests over whole cities, or beside the best of all plans: up to a minute a mutant. Small ones hold the same rules. */
export const LEFT_OUT = [
  'tests/domain/emergency/{bundled-city,reach-area}.test.ts',
  'tests/domain/hotspots/forecast/chicago.test.ts',
  'tests/domain/patrol/exact-plan.test.ts',
  'tests/domain/series/planted-series.test.ts',
  'tests/domain/situation/planted.test.ts',
];

/** Tests of seconds, which reach nearly every line of their room. */
const SLOW_TESTS: Readonly<Record<string, readonly string[]>> = {
  engine: [
    'tests/domain/engine/{laws,one-answer,bad-input}.test.ts',
    'tests/domain/engine/filter/lasso.test.ts',
    'tests/domain/engine/clusters/{nesting,grafts}.test.ts',
  ],
  simulation: [
    'tests/domain/simulation/incidents/{simulate-incidents,simulate-zhuzhou}.test.ts',
    'tests/domain/simulation/rehearsal/plan-feed.test.ts',
  ],
  hotspots: ['tests/domain/hotspots/forecast/evaluate-models.test.ts'],
};

/** Every folder of src/domain; those whose tests take long stand last. */
export const MUTATED_FOLDERS: readonly MutatedFolder[] = foldersIn(DOMAIN)
  .toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b))
  .flatMap((folder): MutatedFolder[] => {
    const tests = [`tests/domain/${folder}/**/*.test.ts`, ...(folder === 'exchange' ? EXCHANGE_TESTS : [])];
    const slowTests = SLOW_TESTS[folder] ?? [];
    if (!SPLIT.has(folder)) return [{ folder, mutate: `${DOMAIN}/${folder}/**/*.ts`, tests, slowTests }];
    const parts = foldersIn(`${DOMAIN}/${folder}`).map((part) => `${folder}/${part}`);
    return [
      ...parts.map((part) => ({ folder: part, mutate: `${DOMAIN}/${part}/**/*.ts`, tests, slowTests })),
      ...(hasFiles(folder) ? [{ folder, mutate: `${DOMAIN}/${folder}/*.ts`, tests, slowTests }] : []),
    ];
  });

function foldersIn(folder: string): string[] {
  return readdirSync(path.resolve(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function hasFiles(folder: string): boolean {
  return readdirSync(path.resolve(DOMAIN, folder)).some((name) => name.endsWith('.ts'));
}
