import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EQUIVALENT, type Equivalent } from './equivalent.ts';
import { resultFile } from './stryker.ts';

/** The parts of Stryker's result that are used here (mutation-testing-report-schema). */
export interface ResultFile {
  /** Where only what stands within every nth line was tried. */
  readonly every?: number;
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly RawMutant[] }>
  >;
}
export interface RawMutant {
  status: string;
  readonly replacement?: string;
  readonly location: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
}

/** A mutant that lives. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly isCovered: boolean;
  readonly equivalent: Equivalent | undefined;
}

/** What came out for one folder. */
export interface FolderResult {
  readonly folder: string;
  readonly killed: number;
  /** Mutants in constants of a module, which are not tried. */
  readonly ignored: number;
  readonly survivors: readonly Survivor[];
  /** 1, or n where only every nth line was tried. */
  readonly every: number;
  /** Files of the folder that were not run, where only some of them were. */
  readonly missing: readonly string[];
}

export const readResultFile = (file: string): ResultFile =>
  JSON.parse(readFileSync(file, 'utf8')) as ResultFile;

/** No test has noticed it, or none came there. */
export const isAlive = ({ status }: RawMutant): boolean => status === 'Survived' || status === 'NoCoverage';

/** Reads the last result of a folder. */
export function readResult(folder: string): FolderResult {
  const { files, every = 1 } = readResultFile(resultFile(folder));
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({
      mutant,
      survivor: survivorOf(file.replace('src/domain/', ''), source, mutant),
    })),
  );
  const count = (...statuses: string[]) =>
    all.filter(({ mutant }) => statuses.includes(mutant.status)).length;
  return {
    folder,
    killed: count('Killed', 'Timeout'),
    ignored: count('Ignored'),
    survivors: all.filter(({ mutant }) => isAlive(mutant)).map(({ survivor }) => survivor),
    every,
    missing: every > 1 ? [] : filesWithCode(folder).filter((file) => !(file in files)),
  };
}

/** The files in a folder that have something to mutate. */
export function filesWithCode(folder: string): string[] {
  const root = `src/domain/${folder}`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(root, name.replaceAll(path.sep, '/')))
    .filter((file) => /=>|\bfunction\b/.test(readFileSync(file, 'utf8')))
    .sort();
}

function survivorOf(
  file: string,
  source: string,
  { location, replacement = '', status }: RawMutant,
): Survivor {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const text = lines[0] ?? '';
  const last = lines.length - 1;
  const from = lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined).trim(),
    )
    .join(' ');
  const equivalent = EQUIVALENT.find(
    (known) =>
      known.file === file && text.includes(known.line) && (known.mutants?.includes(replacement) ?? true),
  );
  return { file, line: start.line, from, to: replacement, isCovered: status === 'Survived', equivalent };
}

/** Share of the mutants that a test found, of all that can be found, in percent. */
export const scoreOf = (killed: number, alive: number): number =>
  killed + alive === 0 ? 100 : (100 * killed) / (killed + alive);
