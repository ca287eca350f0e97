import { existsSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { MUTATED_FOLDERS } from './folders.ts';
import { filesWithCode, readResult, scoreOf, type FolderResult, type Survivor } from './results.ts';
import { resultFile } from './stryker.ts';

const TARGET = 'docs/testing-mutation.md';
const LONGEST_CODE = 70;

const HEADING = `# Mutation run

A mutation run changes \`src/domain\` by one small fault at a time (\`<\` becomes \`<=\`, a condition becomes \`true\`, a
text becomes empty) and runs the tests that reach the place. A mutant that no test notices has survived: either a test
is missing, or the fault changes nothing that anybody can see. Those are named below with the reason.

    npm run test:mutation                     all folders, some hours on two cores
    npm run test:mutation -- emergency geo    some folders
    npm run test:mutation -- geo/rings.ts     one file; the results of the others of its folder are kept
    npm run test:mutation -- engine --every 6 a sample: what stands within every sixth line
    npm run test:mutation -- --report         only this page, from the results at hand

It is not part of \`npm test\`. The first run installs Stryker (about 60 MB) below \`.gridlight/mutation\`; results stay
there too, and the next run tries only what changed since. Each folder is held by its own tests alone, those over whole
cities are left out, and every property takes a twentieth of its cases (\`tests/mutation\`): the numbers are a lower
bound of what \`npm test\` finds. Tests of many seconds try only what the others of their room leave. Mutants in the constants of a module (tables, patterns) are not tried, as each
would need a fresh start. Where a mutant changes nothing that can be seen, say so in \`tests/mutation/equivalent.ts\`.
`;

/** Writes the page of the results at hand. */
export async function writeReport(): Promise<void> {
  const names = MUTATED_FOLDERS.map(({ folder }) => folder).filter(
    (folder) => filesWithCode(folder).length > 0,
  );
  const results = names.filter((folder) => existsSync(resultFile(folder))).map(readResult);
  const missing = [
    ...names.filter((folder) => !existsSync(resultFile(folder))),
    ...results.flatMap((result) => result.missing.map((file) => file.replace('src/domain/', ''))),
  ];
  const text = [
    HEADING,
    '## Score',
    tableOf(results),
    ...(missing.length > 0 ? [`Not run yet: ${missing.map((name) => `\`${name}\``).join(', ')}.`] : []),
    '## Survivors',
    ...listsOf(results, ({ equivalent }) => equivalent === undefined),
    '## Equivalent mutants',
    ...equivalentOf(results),
  ].join('\n\n');
  writeFileSync(TARGET, await format(text, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' }));
  for (const result of results) console.log(`${result.folder}: ${scoreOf(result).toFixed(1)} %`);
}

function tableOf(results: readonly FolderResult[]): string {
  const sum = (pick: (result: FolderResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const all: FolderResult = {
    folder: 'together',
    killed: sum(({ killed }) => killed),
    ignored: sum(({ ignored }) => ignored),
    survivors: results.flatMap(({ survivors }) => survivors),
    every: 1,
    missing: [],
  };
  const rows = [...results, all].map((result) => {
    const { killed, ignored, survivors } = result;
    const folder = `${result.folder}${noteOf(result)}`;
    const equivalent = survivors.filter((survivor) => survivor.equivalent !== undefined).length;
    const cells = [folder, killed + survivors.length, killed, survivors.length - equivalent, equivalent];
    return `| ${[...cells, `${scoreOf(result).toFixed(1)} %`, ignored].join(' | ')} |`;
  });
  return [
    '| folder | mutants | killed | survived | equivalent | killed of those that can be | not tried |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
}

const noteOf = ({ every, missing }: FolderResult): string =>
  every > 1 ? ` (what stands within one of ${every} lines)` : missing.length > 0 ? ' (in part)' : '';

function listsOf(results: readonly FolderResult[], isListed: (survivor: Survivor) => boolean): string[] {
  return results.flatMap(({ folder, survivors }) => {
    const listed = survivors.filter(isListed);
    return listed.length === 0 ? [] : [`### ${folder}`, listed.map(lineOf).join('\n')];
  });
}

const lineOf = ({ file, line, from, to, isCovered }: Survivor): string =>
  `- ${file}:${line} ${code(from)} → ${code(to)}${isCovered ? '' : ' (no test comes here)'}`;

function equivalentOf(results: readonly FolderResult[]): string[] {
  const byReason = new Map<string, Survivor[]>();
  for (const survivor of results.flatMap(({ survivors }) => survivors))
    if (survivor.equivalent) {
      const key = `**${survivor.file}**: ${survivor.equivalent.why}`;
      byReason.set(key, [...(byReason.get(key) ?? []), survivor]);
    }
  return [...byReason].map(([reason, survivors]) => `${reason}\n\n${survivors.map(lineOf).join('\n')}`);
}

function code(text: string): string {
  const short = text.length > LONGEST_CODE ? `${text.slice(0, LONGEST_CODE)}…` : text;
  const line = short.replaceAll(/\s+/g, ' ');
  return line === '' ? 'nothing' : line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}
