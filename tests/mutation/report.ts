import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { figuresOf, pageOf, pagesOf, type FolderPage } from './folder-page.ts';
import { MUTATED_FOLDERS } from './folders.ts';
import { filesWithCode, readResult } from './results.ts';
import { resultFile } from './stryker.ts';

const TARGET = 'docs/testing-mutation.md';

const HEADING = `# Mutation run

A mutation run changes \`src/domain\` by one small fault at a time (\`<\` becomes \`<=\`, a condition becomes \`true\`, a
text becomes empty) and runs the tests that reach the place. A mutant that no test notices has survived: either a test
is missing, or the fault changes nothing that anybody can see. Those are named below with the reason.

    npm run test:mutation                     all folders, some hours on two cores
    npm run test:mutation -- emergency geo    some folders
    npm run test:mutation -- geo/rings.ts     one file; the results of the others of its folder are kept
    npm run test:mutation -- engine --every 6 a sample: what stands within every sixth line
    npm run test:mutation -- --report         only this page: the results at hand, and of other folders what it says

It is not part of \`npm test\`. The first run installs Stryker (about 60 MB) below \`.gridlight/mutation\`; results stay
there too, and the next run tries only what changed since. Each folder is held by its own tests alone, those over whole
cities are left out, and every property takes a twentieth of its cases (\`tests/mutation\`): the numbers are a lower
bound of what \`npm test\` finds. Tests of many seconds try only what the others of their room leave. Where a folder is
tried by a sample, it is what stands within every nth line. Mutants in the constants of a module (tables, patterns) are
not tried, as each would need a fresh start. Where a mutant changes nothing that can be seen, say so in \`tests/mutation/equivalent.ts\`.
`;

/** Writes the page: the results at hand, and of the other folders what it has said so far. */
export async function writeReport(): Promise<void> {
  const names = MUTATED_FOLDERS.map(({ folder }) => folder).filter(
    (folder) => filesWithCode(folder).length > 0,
  );
  const results = names.filter((folder) => existsSync(resultFile(folder))).map(readResult);
  const before = existsSync(TARGET) ? pagesOf(readFileSync(TARGET, 'utf8')) : [];
  const pages = names.flatMap((folder) => {
    const result = results.find((one) => one.folder === folder);
    return result ? pageOf(result) : (before.find((page) => page.folder === folder) ?? []);
  });
  const missing = [
    ...names.filter((folder) => !pages.some((page) => page.folder === folder)),
    ...results.flatMap((result) => result.missing.map((file) => file.replace('src/domain/', ''))),
  ];
  const text = [
    HEADING,
    '## Score',
    tableOf(pages),
    ...(missing.length > 0 ? [`Not run yet: ${missing.map((name) => `\`${name}\``).join(', ')}.`] : []),
    '## Survivors',
    ...pages.flatMap(({ folder, survivors }) =>
      survivors.length === 0 ? [] : [`### ${folder}`, survivors.join('\n')],
    ),
    '## Equivalent mutants',
    ...pages.flatMap(({ equivalent }) =>
      [...equivalent].map(([reason, lines]) => `${reason}\n\n${lines.join('\n')}`),
    ),
  ].join('\n\n');
  writeFileSync(TARGET, await format(text, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' }));
  for (const page of pages) console.log(`${page.folder}: ${figuresOf(page).score.toFixed(1)} %`);
}

function tableOf(pages: readonly FolderPage[]): string {
  const all: FolderPage = {
    folder: 'together',
    note: '',
    killed: pages.reduce((total, { killed }) => total + killed, 0),
    ignored: pages.reduce((total, { ignored }) => total + ignored, 0),
    survivors: pages.flatMap(({ survivors }) => survivors),
    equivalent: new Map(pages.flatMap(({ equivalent }) => [...equivalent])),
  };
  const rows = [...pages, all].map((page) => {
    const { mutants, survived, equivalent, score } = figuresOf(page);
    const cells = [page.folder + page.note, mutants, page.killed, survived, equivalent];
    return `| ${[...cells, `${score.toFixed(1)} %`, page.ignored].join(' | ')} |`;
  });
  return [
    '| folder | mutants | killed | survived | equivalent | killed of those that can be | not tried |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}
