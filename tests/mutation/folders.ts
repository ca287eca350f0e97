/** A folder of src/domain and the tests that hold it. */
export interface MutatedFolder {
  readonly folder: string;
  readonly tests: readonly string[];
}

const own = (folder: string): MutatedFolder => ({ folder, tests: [`tests/domain/${folder}/**/*.test.ts`] });

/** Cheap folders first, the simulators last. */
export const MUTATED_FOLDERS: readonly MutatedFolder[] = [
  own('grids'),
  own('live'),
  own('tasks'),
  own('screen'),
  own('cameras'),
  own('emergency'),
  own('geo'),
  own('time'),
  own('incidents'),
  own('situation'),
  ...['rows', 'fields', 'units', 'files', 'geometry'].map((part) => ({
    folder: `exchange/${part}`,
    tests: [
      'tests/domain/exchange/**/*.test.ts',
      'tests/load/{assign-unit-codes,byte-profile,cells,coordinate-systems}.test.ts',
      'tests/load/{polygon-repair,readers-never-throw,withheld}.test.ts',
    ],
  })),
  own('arrow'),
  ...['answers', 'api', 'clusters', 'columns', 'counting', 'filter', 'matching', 'queries', 'store'].map(
    (part) => ({ folder: `engine/${part}`, tests: ['tests/domain/engine/**/*.test.ts'] }),
  ),
  ...['cases', 'incidents', 'random', 'rehearsal'].map((part) => ({
    folder: `simulation/${part}`,
    tests: ['tests/domain/simulation/**/*.test.ts'],
  })),
];
