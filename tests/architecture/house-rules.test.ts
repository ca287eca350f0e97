import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsOf, projectRoot, sourceFiles } from './import-graph.ts';

const files = [...sourceFiles('src'), ...sourceFiles('server')];
const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
const linesOf = (file: string) => read(file).trimEnd().split('\n').length;

const MEDIAN_LINES = 80;
const P90_LINES = 160;
const MOST_LINES = 300;
/** Tables may be long: texts, columns of the database. */
const TABLES = /^src\/i18n\/|^server\/database\/schema\.ts$/;

/** Casts past the type system, each at the edge of a library whose types say less or more than is true. */
const NAMED_CASTS =
  /^(src\/workers\/browser-setting\.ts|src\/domain\/incidents\/transitions\.ts|server\/database\/start-engine\.ts|server\/routes\/ingest\.ts)/;

/** Files over a limit of lines, but for tables. */
function longFiles(lengths: ReadonlyMap<string, number>, most: number): string[] {
  return [...lengths].filter(([file, lines]) => lines > most && !TABLES.test(file)).map(([file]) => file);
}

/** Names that more than one file declares and exports. */
function sharedNames(exported: ReadonlyMap<string, readonly string[]>): string[] {
  const homes = new Map<string, string[]>();
  for (const [file, names] of exported)
    for (const name of new Set(names)) homes.set(name, [...(homes.get(name) ?? []), file]);
  return [...homes]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.join(', ')}`);
}

/** Folders that hold these files, and those above them. */
function foldersOf(paths: readonly string[]): string[] {
  const above = (folder: string): string[] =>
    folder.includes('/') ? [folder, ...above(path.posix.dirname(folder))] : [folder];
  return [...new Set(paths.flatMap((file) => above(path.posix.dirname(file))))].sort();
}

/** The folders of the first block of the plan; a folder lies in the one above it that is indented less. */
function foldersOfPlan(text: string): string[] {
  const block = /```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const above: { indent: number; folder: string }[] = [];
  return block.split('\n').flatMap((line) => {
    const indent = line.search(/\S/);
    const names = /^((?:[a-z0-9][\w-]*\/\s*)+)/.exec(line.trim())?.[1]?.trim().split(/\s+/) ?? [];
    if (indent < 0) return [];
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const folders = names.map((name) => `${above.at(-1)?.folder ?? ''}${name}`);
    const last = folders.at(-1);
    if (last !== undefined) above.push({ indent, folder: last });
    return folders.map((folder) => folder.slice(0, -1));
  });
}

/** The share `part` of sorted values, from the smallest. */
function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}

describe('house rules', () => {
  const lengths = new Map(files.map((file) => [file, linesOf(file)]));

  it(`keeps half of the files under ${MEDIAN_LINES} lines and nine in ten under ${P90_LINES}`, () => {
    expect(quantile([...lengths.values()], 0.5)).toBeLessThanOrEqual(MEDIAN_LINES);
    expect(quantile([...lengths.values()], 0.9)).toBeLessThanOrEqual(P90_LINES);
  });

  it(`keeps every file but tables under ${MOST_LINES} lines`, () => {
    expect(longFiles(lengths, MOST_LINES)).toEqual([]);
  });

  it('declares each exported name in one file', () => {
    expect(sharedNames(new Map(files.map((file) => [file, exportsOf(file)])))).toEqual([]);
  });

  it('has a plan of its folders in docs/architecture.md, no more and no less', () => {
    const planned = foldersOfPlan(read('docs/architecture.md'));
    const built = foldersOf(files);
    expect(built.filter((folder) => !planned.includes(folder))).toEqual([]);
    expect(planned.filter((folder) => !existsSync(path.join(projectRoot, folder)))).toEqual([]);
  });

  it('keeps src/domain free of clock, randomness, network and DOM', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bwindow\.|\bdocument\.|\bperformance\.now\(/;
    expect(sourceFiles('src/domain').filter((file) => impure.test(read(file)))).toEqual([]);
  });

  it('writes interface text only in src/i18n', () => {
    const isComponent = (file: string) => /^src\/(features|workspaces|ui|map)\/.*\.tsx$/.test(file);
    const withoutComments = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
    expect(
      files.filter((file) => isComponent(file) && /[\u4e00-\u9fff]/.test(withoutComments(read(file)))),
    ).toEqual([]);
  });

  it('suppresses no type error', () => {
    expect(
      files.filter((file) => /@ts-(ignore|expect-error|nocheck)|:\s*any\b|as any\b/.test(read(file))),
    ).toEqual([]);
  });

  it('casts past the types only at named edges', () => {
    expect(files.filter((file) => / as unknown as /.test(read(file)) && !NAMED_CASTS.test(file))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('see a long file, and let a table be', () => {
    const lengths = new Map([
      ['src/map/long.ts', MOST_LINES + 1],
      ['src/i18n/en/map.ts', 900],
    ]);
    expect(longFiles(lengths, MOST_LINES)).toEqual(['src/map/long.ts']);
  });

  it('see a name that two files declare', () => {
    expect(
      sharedNames(
        new Map([
          ['a.ts', ['boxOf', 'x']],
          ['b.ts', ['boxOf']],
        ]),
      ),
    ).toEqual(['boxOf: a.ts, b.ts']);
  });

  it('read the folders of a plan by their indentation', () => {
    const plan = [
      '```',
      'src/   the page',
      '  map/  one',
      '    images/  two',
      '  a-b/ c/',
      'server/',
      '```',
    ].join('\n');
    expect(foldersOfPlan(plan)).toEqual(['src', 'src/map', 'src/map/images', 'src/a-b', 'src/c', 'server']);
    expect(foldersOf(['src/map/images/a.ts'])).toEqual(['src', 'src/map', 'src/map/images']);
  });

  it('read what a file exports, without what it passes on', () => {
    expect(exportsOf('src/domain/arrays/lower-bound.ts')).toEqual(['lowerBound', 'partitionPoint']);
  });
});
