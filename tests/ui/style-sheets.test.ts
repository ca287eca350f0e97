import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { declarationOf, readStyleNames, type StyleNames } from './style-names.ts';
import { cssVariables, THEMES } from '../../src/themes/index.ts';
import { filesIn, importedModules, literalClasses, styleModules, usedNames } from './style-sheets.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '');

/** All that is not a component's own: the reset, the tokens, the breakpoints and MapLibre's sheet. */
const GLOBAL_SHEETS = ['breakpoints', 'global', 'maplibre', 'tokens'].map((name) => `src/ui/${name}.css`);
/** What a sheet may ask for beside the breakpoints: what is drawn on, and what the reader prefers or points with. */
const OTHER_MEDIA = ['print', 'screen', '(prefers-reduced-motion: reduce)', '(pointer: coarse)'];
const MOST_SIZES = 6;
/** A script asks for it alone: the week clock beside the time bar in the patrol. */
const SCRIPT_MEDIA = ['(min-width: 1200px)'];
const TOKENS = withoutComments(read('src/ui/tokens.css'));
/** Query by name. */
const BREAKPOINTS = new Map(
  [...read('src/ui/breakpoints.css').matchAll(/^@custom-media (--[a-z]+) (.+);$/gm)].map(
    ([, name = '', query = '']) => [name, query],
  ),
);

const sheets = filesIn(root, 'src', '.css').map((file) => ({ file, text: withoutComments(read(file)) }));
const scripts = filesIn(root, 'src', '.ts', '.tsx')
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: read(file) }));

/** What is wrong with each sheet or script, as lines to read. */
const faults = (
  files: readonly { file: string; text: string }[],
  of: (text: string, file: string) => Iterable<string>,
): string[] => files.flatMap(({ file, text }) => [...of(text, file)].map((fault) => `${file}: ${fault}`));

describe('style sheets', () => {
  let modules: StyleNames[];
  beforeAll(async () => {
    modules = await readStyleNames(root);
  });

  it('have declarations that say their names', () => {
    const stale = modules.filter((names) => read(`${names.file}.d.ts`) !== declarationOf(names));
    expect(stale.map(({ file }) => `${file}: run npm run styles`)).toEqual([]);
    const sheetOf = (declaration: string): string => declaration.replace(/\.d\.ts$/, '');
    const orphans = filesIn(root, 'src', '.css.d.ts').filter(
      (file) => !styleModules(root).includes(sheetOf(file)),
    );
    expect(orphans).toEqual([]);
  });

  it('are modules of their components but for the named ones', () => {
    expect(sheets.map(({ file }) => file).filter((file) => !file.endsWith('.module.css'))).toEqual(
      GLOBAL_SHEETS,
    );
    const globals = faults(sheets, (text) => text.match(/:global\([^)]*\)/g) ?? []);
    expect([...new Set(globals)]).toEqual([]);
  });

  it('have names that tell them apart in the page', () => {
    const names = styleModules(root).map((file) => path.basename(file));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('have no class that nothing uses', () => {
    const used = new Set(
      scripts.flatMap(({ file, text }) =>
        [...importedModules(file, text)].flatMap(([alias, module]) =>
          usedNames(text, alias).map((name) => `${module}: ${name}`),
        ),
      ),
    );
    const all = modules.flatMap(({ file, classes }) => [...classes.keys()].map((name) => `${file}: ${name}`));
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  it('are asked for by their names only', () => {
    expect(faults(scripts, literalClasses)).toEqual([]);
    expect(faults(scripts, (text) => text.match(/import \w+ from '[^']+\.css'/g) ?? [])).toEqual([]);
  });

  it('are shared between folders only from src/ui', () => {
    const foreign = scripts.flatMap(({ file, text }) =>
      [...importedModules(file, text).values()]
        .filter((module) => !module.startsWith('src/ui/') && path.dirname(module) !== path.dirname(file))
        .map((module) => `${file}: ${module}`),
    );
    expect(foreign).toEqual([]);
  });

  it('take their heights from the tokens', () => {
    const scale = [...TOKENS.matchAll(/(--z-[a-z-]+): (-?\d+);/g)].map(([, name = '', level]) => ({
      name,
      level: Number(level),
    }));
    expect(scale.map(({ level }) => level)).toEqual(scale.map(({ level }) => level).sort((a, b) => a - b));
    const heights = (text: string) =>
      [...text.matchAll(/z-index:\s*([^;]+);/g)].map(([, value = '']) => value);
    const tokens = scale.map(({ name }) => `var(${name})`);
    expect(faults(sheets, (text) => heights(text).filter((value) => !tokens.includes(value)))).toEqual([]);
    const used = sheets.flatMap(({ text }) => heights(text));
    expect(tokens.filter((token) => !used.includes(token))).toEqual([]);
    expect(faults(scripts, (text) => text.match(/zIndex|z-index/g) ?? [])).toEqual([]);
  });

  it('change at a few breakpoints that have names', () => {
    const names = [...BREAKPOINTS.keys()];
    const sizes = new Set([...BREAKPOINTS.values()].map((query) => query.replace(/(?:min|max)-/g, '')));
    expect(sizes.size).toBeLessThanOrEqual(MOST_SIZES);
    const allowed = [...OTHER_MEDIA, ...names.flatMap((name) => [`(${name})`, `not (${name})`])];
    const queries = (text: string) =>
      [...text.matchAll(/@media ([^{]+?)\s*\{/g)].map(([, query = '']) => query);
    expect(faults(sheets, (text) => queries(text).filter((query) => !allowed.includes(query)))).toEqual([]);
    const asked = new Set(
      sheets.flatMap(
        ({ text }) =>
          queries(text)
            .join(' ')
            .match(/--[a-z]+/g) ?? [],
      ),
    );
    expect(names.filter((name) => !asked.has(name))).toEqual([]);
  });

  it('ask for the same sizes as the scripts', () => {
    const known = [...BREAKPOINTS.values(), ...OTHER_MEDIA, ...SCRIPT_MEDIA];
    const queries = (text: string) =>
      [...text.matchAll(/'(\((?:(?:min|max|pointer|prefers)-|(?:width|height) )[^']+)'/g)].map(
        ([, query = '']) => query,
      );
    expect(faults(scripts, (text) => queries(text).filter((query) => !known.includes(query)))).toEqual([]);
  });

  it('speak of the theme and the kiosk in a few places', () => {
    const modes = sheets.filter(({ text }) => /data-theme|data-kiosk|data-connection/.test(text));
    expect(modes.map(({ file }) => file)).toEqual([
      'src/features/header/WorkspaceTabs.module.css',
      'src/features/number-bar/NumberBar.module.css',
      'src/ui/global.css',
      'src/ui/tokens.css',
      'src/ui/utilities.module.css',
    ]);
  });

  it('use no property that nothing sets', () => {
    const set = new Set([
      ...Object.values(THEMES).flatMap((theme) => Object.keys(cssVariables(theme))),
      ...sheets.flatMap(({ text }) => [...text.matchAll(/(--[a-z][\w-]*):/g)].map(([, name]) => name)),
    ]);
    const asked = (text: string) =>
      [...text.matchAll(/var\((--[a-z][\w-]*)\)/g)].map(([, name = '']) => name);
    expect(faults(sheets, (text) => asked(text).filter((name) => !set.has(name)))).toEqual([]);
  });

  it('stand in layers that index.html puts in order', () => {
    expect(read('index.html')).toContain('@layer maplibre, base, ui;');
    const unlayered = sheets.filter(
      ({ file, text }) => file.startsWith('src/ui/') && !/@layer|layer\(/.test(text),
    );
    expect(unlayered.map(({ file }) => file)).toEqual(['src/ui/breakpoints.css', 'src/ui/tokens.css']);
    const inFeatures = sheets.filter(
      ({ file, text }) => !file.startsWith('src/ui/') && text.includes('@layer'),
    );
    expect(inFeatures).toEqual([]);
  });

  it('are asked for by tests under names that there are', () => {
    const known = new Set(modules.flatMap(({ classes }) => [...classes.values()]));
    // What the bench installs to compare with is no test.
    const files = filesIn(root, 'tests', '.ts', '.tsx').filter((file) => !file.includes('bench/peers/'));
    const tests = files.map((file) => ({ file, text: read(file) }));
    const names = (text: string) => text.match(/\b[A-Za-z-]+-module_\w+/g) ?? [];
    expect(faults(tests, (text) => names(text).filter((name) => !known.has(name)))).toEqual([]);
  });
});
