import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addAnalyseCommands } from '../../server/cli/analyse.ts';
import { projectRoot } from '../../server/database/project-root.ts';
import { IS_LONG } from '../support/counts.ts';

const BENCHMARKS = path.resolve(projectRoot(), '../shared/data/benchmarks');

/** Every example of a page: a command, and the output that is printed below it. */
function examplesOf(page: string) {
  const text = readFileSync(path.join(projectRoot(), 'docs', page), 'utf8');
  const pairs = text.matchAll(/```sh\nnpx gridlight analyse (.+)\n```\n\n```text\n([^`]+)\n```/g);
  return [...pairs].map(([, command = '', output = '']) => {
    const args = command.split(' ');
    const input = args[args.indexOf('--input') + 1] ?? '';
    const file = input.startsWith('data/') ? path.join(projectRoot(), input) : path.join(BENCHMARKS, input);
    const isLeftOut = input.includes('burglary') && !IS_LONG;
    const why = !existsSync(file)
      ? ' (skipped: ../shared/data/benchmarks is not at hand)'
      : isLeftOut
        ? ' (skipped: takes ten seconds, in test:long)'
        : '';
    return { name: `${page}: ${command}${why}`, args, input, file, output, why };
  });
}

async function outputOf(args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const program = new Command('gridlight');
  addAnalyseCommands(program);
  await program.parseAsync(['node', 'gridlight', 'analyse', ...args]);
  const printed = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  return printed;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the examples of the docs print what stands below them', () => {
  const examples = ['analysis.md', 'forecast-chicago.md'].flatMap(examplesOf);

  it('are found', () => {
    expect(examples).toHaveLength(9);
  });

  for (const { name, args, input, file, output, why } of examples)
    it.skipIf(why !== '')(name, { timeout: 60_000 }, async () => {
      const printed = await outputOf(args.map((arg) => (arg === input ? file : arg)));
      // A line of … stands for lines that are left out.
      for (const part of output.split('\n…\n')) expect(printed).toContain(part.replace(/\n…$/, ''));
    });
});
