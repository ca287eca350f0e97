import { describe, expect, it } from 'vitest';
import { startCli } from '../support/child-process.ts';
import { temporaryFiles } from './analyse-files.ts';

const write = temporaryFiles();
const POINTS = write('points.csv', 'x,y,day\n0,0,2024-03-01\n50,0,2024-03-03\nwest,0,2024-03-04\n');

/** Exit code, what the command prints, and what it says beside that; a build that had to be made first is passed over. */
async function run(...args: readonly string[]) {
  const program = startCli(['analyse', ...args]);
  const printed: string[] = [];
  program.child.stdout?.on('data', (chunk) => printed.push(String(chunk)));
  const code = await program.ended;
  const output = printed.join('').split('\n').slice(0, -1);
  const said = program.lines.filter((line) => !output.includes(line) && !/^Building|^$/.test(line));
  return { code, output, said };
}

describe('gridlight analyse', () => {
  it('prints one line of JSON', async () => {
    const { code, output } = await run(
      ...`knox --input ${POINTS} --x x --y y --time day --distances 0.1,200 --days 7`.split(' '),
      ...'--permutations 9 --seed 3 --json'.split(' '),
    );
    expect(code).toBe(0);
    expect(output).toHaveLength(1);
    expect(JSON.parse(output[0] ?? '')).toEqual({
      method: 'knox',
      parameters: {
        input: POINTS,
        x: 'x',
        y: 'y',
        time: 'day',
        crs: 'none',
        timeZone: 'Asia/Shanghai',
        dateOrder: 'ymd',
        distances: [0.1, 200],
        days: [7],
        metric: 'euclidean',
        permutations: 9,
        seed: 3,
        expected: 'median of the permutations',
      },
      n: 2,
      warnings: ['1 of 3 rows is left out: row 3, line 4 · x "west" is not a number'],
      result: { observed: [[0], [1]], expected: [[0], [1]], ratio: [[null], [1]], p: [[1], [1]] },
    });
  });

  it('prints a table for a reader', async () => {
    const args = ['--input', POINTS, '--x', 'x', '--y', 'y', '--radius', '60', '--min-points', '2'];
    const { code, output } = await run('dbscan', ...args);
    expect(code).toBe(0);
    expect(output).toContain('dbscan · n = 2');
    expect(output).toContain('note: 1 of 3 rows is left out: row 3, line 4 · x "west" is not a number');
    expect(output.slice(-3)).toEqual([
      '1 clusters, 0 points of noise',
      'label  n   x  y  reach',
      '    0  2  25  0     25',
    ]);
  });

  it('ends with 1 and a sentence for a column that is not there', async () => {
    const args = ['--input', POINTS, '--x', 'x', '--y', 'north', '--bandwidth', '9', '--cell', '3', '--json'];
    expect(await run('kde', ...args)).toEqual({
      code: 1,
      output: [],
      said: [`gridlight: --input ${POINTS}: there is no column "north" for --y. The file has: x, y, day`],
    });
  });

  it('ends with 1 where an option or a method is not there', async () => {
    const [missing, unknown] = await Promise.all([
      run('gi', '--input', POINTS, '--x', 'x', '--y', 'y', '--value', 'day'),
      run('guess', '--input', POINTS),
    ]);
    expect(missing).toEqual({
      code: 1,
      output: [],
      said: ["error: required option '--distance <number>' not specified"],
    });
    expect(unknown.code).toBe(1);
    expect(unknown.said[0]).toContain("unknown command 'guess'");
  });
});
