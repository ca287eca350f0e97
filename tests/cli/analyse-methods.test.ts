import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerText } from '../../server/cli/analyse-answer.ts';
import { analyseAoristic } from '../../server/cli/analyse-aoristic.ts';
import { analyseDbscan } from '../../server/cli/analyse-dbscan.ts';
import { analyseEvaluate, type EvaluateArguments } from '../../server/cli/analyse-evaluate.ts';
import { analyseGi } from '../../server/cli/analyse-gi.ts';
import { analyseKde } from '../../server/cli/analyse-kde.ts';
import { analyseKnox, type KnoxArguments } from '../../server/cli/analyse-knox.ts';
import { projectRoot } from '../../server/database/project-root.ts';
import { DEFAULTS, temporaryFiles } from './analyse-files.ts';

const write = temporaryFiles();
const benchmark = (name: string) => path.resolve(projectRoot(), '../shared/data/benchmarks', name);
const REMOTE_SENSING = benchmark('getisord_1996_remote_sensing_16x16.csv');
const BURGLARY = benchmark('chicago_burglary_2014_2017.csv.gz');
const POCKET_PICKING = benchmark('chicago_2017_2019_sample_pocketpicking.csv');
const notAtHand = (...files: readonly string[]) =>
  files.every((file) => existsSync(file)) ? '' : ' (skipped: ../shared/data/benchmarks is not at hand)';
const XY = { x: 'x', y: 'y', ...DEFAULTS };
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What `--json` prints, read again. */
async function json<Result>(answer: Promise<Parameters<typeof answerText>[0]>) {
  const text = answerText(await answer, true);
  expect(text.split('\n')).toHaveLength(2);
  return JSON.parse(text) as {
    method: string;
    parameters: Record<string, unknown>;
    n: number;
    warnings: string[];
    result: Result;
  };
}

describe('gi', () => {
  type Gi = { z: (number | null)[]; p: (number | null)[]; class: string[]; rows?: number[] };
  const missing = notAtHand(REMOTE_SENSING);
  it.skipIf(missing !== '')(`gives the values of Getis and Ord 1996${missing}`, async () => {
    const options = { ...XY, input: REMOTE_SENSING, value: 'val', distance: '30', fdr: '0.05' };
    const plain = await json<Gi>(analyseGi(options));
    const star = await json<Gi>(analyseGi({ ...options, star: true }));
    expect(plain.result.z[119]).toBeCloseTo(1.221979, 5);
    expect(star.result.z[119]).toBeCloseTo(1.45078, 5);
    expect([plain.n, plain.result.class.length, plain.result.p.length]).toEqual([256, 256, 256]);
    expect(plain.warnings).toEqual([]);
  });

  it('keeps the order of the file, and names its rows where some are left out', async () => {
    const input = write('gi.csv', 'x,y,v\n0,0,9\n1,0,8\n0,bad,3\n50,0,1\n51,0,2\n90,0,1\n');
    const { n, result, warnings } = await json<Gi>(
      analyseGi({ ...XY, input, value: 'v', distance: '2', fdr: '0.05' }),
    );
    expect(n).toBe(5);
    expect(result.rows).toEqual([1, 2, 4, 5, 6]);
    expect(result.z[4]).toBeNull();
    expect(result.class[4]).toBe('not-significant');
    expect(warnings[1]).toMatch(/^1 row has no z-score/);
  });
});

describe('knox', () => {
  type Knox = Record<'observed' | 'expected' | 'ratio' | 'p', (number | null)[][]>;
  const OPTIONS: Omit<KnoxArguments, 'input'> = {
    ...XY,
    time: 't',
    distances: '200,400',
    days: '3,7',
    metric: 'euclidean',
    permutations: '9',
    seed: '1',
  };

  it('puts two points 100 m and 3 days apart into the first band, and one beyond by a day not', async () => {
    const input = write('pair.csv', 'x,y,t\n0,0,2016-02-28 23:59\n100,0,2016-03-02 00:01\n');
    const { result } = await json<Knox>(analyseKnox({ ...OPTIONS, input }));
    expect(result.observed).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('counts days on the clocks of the place, by the middle of an interval', async () => {
    const text =
      'x,y,a,b\n0,0,2019-03-01T05:00Z,2019-03-01T06:10Z\n100,0,2019-03-04T06:00Z,2019-03-04T06:20Z\n';
    const { time: _, ...rest } = OPTIONS;
    const options = { ...rest, input: write('zone.csv', text), from: 'a', to: 'b' };
    // The middles are on 28 February and 4 March in Chicago, on 1 and 4 March in Shanghai.
    const chicago = await json<Knox>(analyseKnox({ ...options, timeZone: 'America/Chicago' }));
    expect(chicago.result.observed[0]).toEqual([0, 1]);
    const shanghai = await json<Knox>(analyseKnox(options));
    expect(shanghai.result.observed[0]).toEqual([1, 0]);
    const manhattan = await json<Knox>(analyseKnox({ ...options, metric: 'manhattan', distances: '99,400' }));
    expect(manhattan.result.observed).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('tells of long intervals and refuses bands that do not ascend', async () => {
    const input = write('long.csv', 'x,y,a,b\n0,0,2019-03-01,2019-03-04\n1,1,2019-03-01,2019-03-01\n');
    const { time: _, ...rest } = OPTIONS;
    const { warnings } = await json<Knox>(analyseKnox({ ...rest, input, from: 'a', to: 'b' }));
    expect(warnings).toEqual([expect.stringMatching(/^1 events have an interval of more than a day/)]);
    const refused = (more: Partial<KnoxArguments>) => analyseKnox({ ...OPTIONS, input, ...more });
    await expect(refused({ distances: '200,100' })).rejects.toThrow('--distances 200,100: must ascend');
    await expect(refused({ days: '7,,14' })).rejects.toThrow('--days');
    await expect(refused({ metric: 'hamming' })).rejects.toThrow('euclidean, manhattan');
    await expect(refused({ permutations: '0' })).rejects.toThrow('--permutations 0');
    await expect(refused({ seed: '1.5' })).rejects.toThrow('--seed 1.5');
  });
});

describe('dbscan', () => {
  it('labels every row and sums clusters up', async () => {
    const text = 'x,y\n0,0\n1000,0\n0,3\n3,0\n1000,4\n1003,0\n500,500\n';
    const options = { ...XY, input: write('dbscan.csv', text), radius: '5', minPoints: '3' };
    const { result, parameters } = await json(analyseDbscan(options));
    expect(result).toEqual({
      labels: [0, 1, 0, 0, 1, 1, -1],
      clusters: [
        { label: 0, n: 3, x: 1, y: 1, reach: expect.closeTo(Math.hypot(2, 1), 9) as unknown },
        {
          label: 1,
          n: 3,
          x: 1001,
          y: expect.closeTo(4 / 3, 9) as unknown,
          reach: expect.any(Number) as unknown,
        },
      ],
    });
    expect(parameters).toMatchObject({ radius: 5, minPoints: 3, crs: 'none' });
  });
});

describe('kde', () => {
  type Kde = {
    grid: { x0: number; y0: number; cell: number; columns: number; rows: number; values: number[] };
  };
  it('holds all events, each once or by its value', async () => {
    const input = write('kde.csv', 'x,y,w\n105,55,2\n995,855,1\n');
    const options = { ...XY, input, bandwidth: '300', cell: '10', kernel: 'quartic' };
    for (const [value, total] of [
      [undefined, 2],
      ['w', 3],
    ] as const) {
      const { result } = await json<Kde>(analyseKde({ ...options, ...(value && { value }) }));
      const { cell, columns, rows, values } = result.grid;
      expect(values).toHaveLength(columns * rows);
      expect(sumOf(values) * cell * cell).toBeCloseTo(total, 3);
    }
  });
});

describe('aoristic', () => {
  type Aoristic = { week: number[]; hours: number[] };
  const aoristic = (text: string, more = {}) =>
    json<Aoristic>(
      analyseAoristic({ ...DEFAULTS, input: write('a.csv', text), from: 'a', to: 'b', ...more }),
    );

  it('spreads an event over its hours, also across midnight and the end of the week', async () => {
    // 2024-03-03 was a Sunday.
    const { n, result } = await aoristic('a,b\n2024-03-03 23:00,2024-03-04 01:00\n2024-03-05 10:30,\n');
    expect([n, result.week.length, result.hours.length]).toEqual([2, 168, 24]);
    expect([result.week[167], result.week[0], result.week[24 + 10]]).toEqual([0.5, 0.5, 1]);
    expect([result.hours[23], result.hours[0], result.hours[10]]).toEqual([0.5, 0.5, 1]);
    expect(sumOf(result.week)).toBeCloseTo(2, 12);
  });

  it('follows the clocks where they are put forward', async () => {
    const { result } = await aoristic('a,b\n2019-03-10 01:00,2019-03-10 04:00\n', {
      timeZone: 'America/Chicago',
    });
    expect(result.hours.slice(0, 5)).toEqual([0, 0.5, 0, 0.5, 0]);
  });

  const missing = notAtHand(POCKET_PICKING);
  it.skipIf(missing !== '')(
    `counts the Chicago pockets by the hours that are written${missing}`,
    async () => {
      const options = { ...DEFAULTS, input: POCKET_PICKING, time: 'date', timeZone: 'America/Chicago' };
      const { n, result, warnings } = await json<Aoristic>(analyseAoristic(options));
      // cut -d, -f3 … | grep -c 'T14:'
      expect([n, warnings, result.hours[14], result.hours[7]]).toEqual([194, [], 20, 0]);
      expect(sumOf(result.week)).toBeCloseTo(194, 9);
    },
  );
});

describe('evaluate', () => {
  type Evaluation = {
    models: {
      model: string;
      coverage: Record<'share' | 'cells' | 'hits' | 'n' | 'pai' | 'paiLow' | 'paiHigh' | 'pei', number>[];
    }[];
    verdict: string;
  };
  const OPTIONS: Omit<EvaluateArguments, 'input'> = {
    ...XY,
    time: 't',
    cell: '100',
    trainUntil: '2016-12-31',
    testUntil: '2017-12-31',
    models: 'counts',
    coverage: '0.01,0.05,0.1,0.2',
    origins: '1',
    ties: 'pessimistic',
    seed: '1',
  };

  const missing = notAtHand(BURGLARY);
  it.skipIf(missing !== '')(`gives the table of Chicago burglary for 500 m cells${missing}`, async () => {
    const { result, parameters } = await json<Evaluation>(
      analyseEvaluate({
        ...OPTIONS,
        input: BURGLARY,
        time: 'date_single',
        cell: '500',
        bandwidth: '250',
        models: 'counts,kde',
        ties: 'grid',
      }),
    );
    // SCIENCE of the project, made with numpy and scipy; the indices are rounded there.
    expect(result.models.map(({ coverage }) => coverage.map(({ pai }) => Number(pai.toFixed(2))))).toEqual([
      [4.61, 3.19, 2.7, 2.13],
      [4.65, 3.25, 2.69, 2.15],
    ]);
    expect(result.models[0]?.coverage.map(({ pei }) => Number(pei.toFixed(2)))).toEqual([
      0.82, 0.81, 0.85, 0.84,
    ]);
    for (const { share, cells, hits, n, pai, paiLow, paiHigh } of result.models[0]?.coverage ?? []) {
      expect([n, cells]).toEqual([10_426, Math.round(share * 1_986)]);
      expect(pai).toBeCloseTo(hits / n / (cells / 1_986), 9);
      expect(paiLow).toBeLessThan(pai);
      expect(paiHigh).toBeGreaterThan(pai);
    }
    expect(parameters).toMatchObject({ dateOrder: 'dmy', trainUntil: '2016-12-31 (included)' });
  });

  it('learns up to the end of the last day, and no longer', async () => {
    const days = ['2016-12-31', '2017-01-01', '2017-12-31', '2018-01-01'];
    const input = write('days.csv', ['x,y,t', ...days.map((day) => `5,5,${day}`)].join('\n'));
    const { n, result, warnings } = await json<Evaluation & { trainEvents: number; testEvents: number }>(
      analyseEvaluate({ ...OPTIONS, input, models: 'counts,counts-90', coverage: '1' }),
    );
    expect([n, result.trainEvents, result.testEvents]).toEqual([4, 1, 2]);
    expect(result.models[0]?.coverage[0]).toMatchObject({ share: 1, hits: 2, n: 2, pai: 1, pei: 1 });
    expect(result.verdict).toBe('unproven');
    expect(warnings.join('\n')).toMatch(/1 events are left out[^]*only 2 events/);
  });

  it('reads another zone by its own clocks', async () => {
    const text = 'x,y,t\n5,5,2016-12-31 23:30\n5,5,2017-01-01 00:30\n';
    const { result } = await json<{ trainEvents: number; testEvents: number }>(
      analyseEvaluate({ ...OPTIONS, input: write('z.csv', text), timeZone: 'America/Chicago' }),
    );
    expect([result.trainEvents, result.testEvents]).toEqual([1, 1]);
  });

  it('refuses what makes no test, with a sentence', async () => {
    const input = write('b.csv', 'x,y,t\n5,5,2016-01-01\n5,5,2017-01-01\n');
    const refused = (more: Partial<EvaluateArguments>) => analyseEvaluate({ ...OPTIONS, input, ...more });
    await expect(refused({ models: 'counts,magic' })).rejects.toThrow(
      '--models magic: there is no such model',
    );
    await expect(refused({ trainUntil: '31.12.2016' })).rejects.toThrow('--train-until 31.12.2016');
    await expect(refused({ testUntil: '2016-12-31' })).rejects.toThrow('must be after --train-until');
    await expect(refused({ coverage: '0.1,2' })).rejects.toThrow('--coverage 2: must be a share');
    await expect(refused({ trainUntil: '2015-12-31' })).rejects.toThrow('nothing to learn from');
    await expect(refused({ cell: 'big' })).rejects.toThrow('--cell big: must be a number above 0');
  });
});
