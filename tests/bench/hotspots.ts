import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dbscan } from '../../src/domain/hotspots/clusters/dbscan.ts';
import { kernelDensity } from '../../src/domain/hotspots/density/kernel-density.ts';
import { knoxTable } from '../../src/domain/hotspots/near-repeat/knox.ts';
import { getisOrd } from '../../src/domain/hotspots/significance/getis-ord.ts';
import { DEFAULT_PATROL_MOVES } from '../../src/domain/patrol/patrol-problem.ts';
import { planPatrol } from '../../src/domain/patrol/plan-patrol.ts';
import { replanPatrol } from '../../src/domain/patrol/replan-patrol.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { runTask } from '../../src/domain/tasks/task.ts';
import { instanceOf } from '../domain/patrol/instances.ts';
import { adjustedRandIndex } from '../support/rand-index.ts';
import { ensurePeers } from './engine/peers-folder.ts';
import { median, quantile } from './engine/statistics.ts';
import { clusteredPoints, countedCells, datedEvents, SIDE_M } from './hotspots/inputs.ts';
import { plainJsDbscan, turfDbscan } from './hotspots/js-peers.ts';
import { runPython, type PythonAnswers } from './hotspots/python-peers.ts';
import { keepHotspots, writeHotspotDocs, type HotspotLine } from './hotspots/results.ts';

const WARM_UPS = 3;

const lines: HotspotLine[] = [];

function say(line: Omit<HotspotLine, 'bench' | 'load'>): void {
  const said: HotspotLine = { bench: 'hotspots', ...line, load: Number(loadavg()[0]?.toFixed(2)) };
  lines.push(said);
  console.log(JSON.stringify(said));
}

/** One line of figures. */
function print(
  task: string,
  peer: string,
  times: readonly number[],
  more: Pick<HotspotLine, 'ratio' | 'same'> = {},
): void {
  const [medianMs, p95Ms] = [median(times), quantile(times, 0.95)].map((ms) => Number(ms.toPrecision(4)));
  say({ task, peer, medianMs: medianMs!, p95Ms: p95Ms!, repetitions: times.length, ...more });
}

function timed<Result>(repetitions: number, work: () => Result): { result: Result; times: number[] } {
  const times: number[] = [];
  for (;;) {
    const begun = performance.now();
    const result = work();
    times.push(performance.now() - begun);
    if (times.length >= repetitions) return { result, times };
  }
}

/** Ours, after it has run warm. */
function ours<Result>(task: string, repetitions: number, work: () => Result) {
  timed(WARM_UPS, work);
  const { result, times } = timed(repetitions, work);
  print(task, 'ours', times);
  return { result, ourMs: median(times) };
}

/** Points that only one of two labellings calls noise, and how alike the clusters of the others are. */
function compareClusters(one: Int32Array, two: Int32Array): { index: number; differing: number } {
  const isBoth = (_: number, at: number): boolean => one[at] !== -1 && two[at] !== -1;
  const differing = one.filter((label, at) => (label === -1) !== (two[at] === -1)).length;
  return { index: adjustedRandIndex(one.filter(isBoth), two.filter(isBoth)), differing };
}

/** The peers in Python, timed only where their answer was found to be `same`. */
function printPython(task: string, answers: PythonAnswers, ourMs: number, same: string): void {
  if (answers.missing !== undefined) say({ task, peer: 'Python', missing: answers.missing });
  for (const { peer, ms } of answers.peers)
    print(task, peer, ms, { ratio: Number((median(ms) / ourMs).toPrecision(3)), same });
}

/** Whether every value of an answer of Python is that of ours. An answer of another length is another answer. */
function isSame(
  theirs: ArrayLike<number>,
  ours: ArrayLike<number>,
  fits: (one: number, other: number) => boolean = Object.is,
): boolean {
  return theirs.length === ours.length && Array.from(theirs).every((value, at) => fits(value, ours[at]!));
}

function refuse(task: string, what: string): never {
  throw new Error(`${task}: ${what}; nothing was timed`);
}

function benchDbscan(repetitions: number, count: number): void {
  for (const [radiusM, minPoints] of [
    [30, 5],
    [100, 10],
  ] as const) {
    const points = clusteredPoints(count, 1);
    const task = `dbscan of ${count}, ${radiusM} m, ${minPoints} points`;
    const { result, ourMs } = ours(task, repetitions, () => dbscan(points, { radiusM, minPoints }));
    const python = runPython('dbscan', { ...points }, { radiusM, minPoints }, repetitions);
    if (python.missing === undefined && !isSame(python.read('answer'), result.labels))
      refuse(task, 'scikit-learn labels the points otherwise');
    printPython(task, python, ourMs, 'every label');
    const turf = timed(1, turfDbscan(points, radiusM, minPoints));
    const { index, differing } = compareClusters(result.labels, turf.result);
    if (index < 0.999) refuse(task, `turf finds other clusters, adjusted Rand index ${index}`);
    print(task, '@turf/clusters-dbscan 7.4.0', turf.times, {
      ratio: Number((median(turf.times) / ourMs).toPrecision(3)),
      same: `adjusted Rand index ${index.toFixed(5)}; ${differing} noise points differ (distances on the sphere)`,
    });
  }
}

/** density-clustering compares all with all, so it gets fewer points. */
function benchPlainDbscan(repetitions: number): void {
  const [points, radiusM, minPoints] = [clusteredPoints(5_000, 2), 100, 5];
  const task = `dbscan of 5000, ${radiusM} m, ${minPoints} points`;
  const { result, ourMs } = ours(task, repetitions, () => dbscan(points, { radiusM, minPoints }));
  const peer = timed(1, plainJsDbscan(points, radiusM, minPoints));
  const { index, differing } = compareClusters(result.labels, peer.result);
  if (index < 0.999) refuse(task, `density-clustering finds other clusters, adjusted Rand index ${index}`);
  print(task, 'density-clustering 1.3.0', peer.times, {
    ratio: Number((median(peer.times) / ourMs).toPrecision(3)),
    same: `adjusted Rand index ${index.toFixed(5)}; ${differing} noise points differ`,
  });
}

function benchGi(repetitions: number): void {
  const { points, values } = countedCells(100, 3);
  for (const distanceM of [400, 1_000]) {
    const task = `Gi* of 10000 cells, ${distanceM / 250} cells wide`;
    const work = () => getisOrd(points, values, { distanceM, isStar: true });
    const { result, ourMs } = ours(task, repetitions, work);
    const python = runPython('gi', { ...points, values }, { distanceM }, repetitions);
    const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-9;
    if (python.missing === undefined && !isSame(python.read('answer'), result.z, isNear))
      refuse(task, 'scipy has other scores');
    printPython(task, python, ourMs, 'every score to 1e-9');
  }
}

function benchKde(repetitions: number): void {
  const points = clusteredPoints(100_000, 4);
  const side = 512;
  const cellM = SIDE_M / side;
  const bounds = { minX: 0, minY: 0, maxX: SIDE_M, maxY: SIDE_M };
  for (const bandwidthCells of [2, 2.9, 5, 10]) {
    const bandwidthM = bandwidthCells * cellM;
    const python = runPython('kde', { ...points }, { bandwidthM, cellM, side }, repetitions);
    const cells = python.missing === undefined ? python.read('cells') : new Float64Array(0);
    for (const kernel of ['quartic', 'gaussian'] as const) {
      const task = `kde ${kernel}, 512 × 512 from 100000, bandwidth ${bandwidthCells} cells`;
      const work = () => kernelDensity(points, null, { bandwidthM, cellM, kernel, bounds });
      const { result, ourMs } = ours(task, repetitions, work);
      if (python.missing !== undefined) {
        printPython(task, python, ourMs, '');
        continue;
      }
      const exact = python.read(kernel);
      const highest = exact.reduce((most, value) => Math.max(most, value), 0);
      const errorOf = (values: ArrayLike<number>): number =>
        exact.reduce((most, value, at) => Math.max(most, Math.abs(value - values[at]!)), 0) / highest;
      const error = errorOf(cells.map((cell) => result.values[cell]!));
      if (!(error <= (kernel === 'quartic' ? 1e-9 : 1e-5)))
        refuse(task, `the error is ${error} of the highest density`);
      const same = `ours within ${error.toExponential(1)} of the highest density`;
      if (kernel === 'gaussian')
        printPython(
          task,
          python,
          ourMs,
          `${same}, the filter within ${errorOf(python.read('filtered')).toExponential(1)}`,
        );
    }
  }
}

function benchKnox(repetitions: number): void {
  const { name, points, days } = datedEvents();
  const settings = { distanceBands: [0.1, 200, 400, 600], dayBands: [7, 14, 21], permutations: 999 };
  const task = `Knox, ${days.length} events (${name}), 999 permutations`;
  const work = () =>
    runTask(knoxTable(points, days, { ...settings, metric: 'euclidean', random: createRandom(1) }));
  const { result, ourMs } = ours(task, Math.ceil(repetitions / 3), work);
  const python = runPython('knox', { ...points, days }, settings, repetitions);
  const observed = result.observed.flat();
  if (python.missing === undefined && !isSame(python.read('answer'), observed))
    refuse(task, 'numpy counts other pairs');
  printPython(task, python, ourMs, 'every count of pairs');
}

/** A plan for six teams and 200 candidate stops, and the same with a stop more refused, as under the hand. */
function benchPlan(repetitions: number): void {
  const size = { stopCount: 200, teamCount: 6, shiftMinutes: 240, sideMinutes: 60 };
  const problem = instanceOf(1, size);
  const search = () => ({ random: createRandom(1), moves: DEFAULT_PATROL_MOVES });
  const { result } = ours('plan, 6 teams, 200 stops', Math.ceil(repetitions / 3), () =>
    runTask(planPatrol(problem, search())),
  );
  const [refused] = result.rounds.flat();
  if (refused === undefined) refuse('plan', 'no team has a stop');
  const stops = problem.stops.map((stop, at) => (at === refused.stop ? { ...stop, isRefused: true } : stop));
  ours('the same planned again, a stop refused', repetitions, () =>
    runTask(replanPatrol({ ...problem, stops }, result.rounds, search())),
  );
}

/**
 * The methods of hotspots beside what one would otherwise take: JSON lines, medians of all repetitions. A peer with another
 * answer ends the run. `--tasks dbscan,plain,gi,kde,knox,plan`, `--reps 11`, `--n 50000` for DBSCAN; `--keep` keeps the lines in
 * tests/bench/results, `--write-docs` writes what is kept into docs/benchmarks.md and measures nothing.
 */
export async function benchHotspots(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reps: { type: 'string', default: '11' },
      n: { type: 'string', default: '50000' },
      tasks: { type: 'string', default: 'dbscan,plain,gi,kde,knox,plan' },
      keep: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  if (values['write-docs']) return writeHotspotDocs();
  const loadBefore = loadavg().map((load) => Number(load.toFixed(2)));
  const missing = ensurePeers();
  if (missing !== undefined) console.error(`bench: ${missing}`);
  const repetitions = Number(values.reps);
  const tasks: Record<string, () => void> = {
    dbscan: () => benchDbscan(repetitions, Number(values.n)),
    plain: () => benchPlainDbscan(repetitions),
    gi: () => benchGi(repetitions),
    kde: () => benchKde(repetitions),
    knox: () => benchKnox(repetitions),
    plan: () => benchPlan(repetitions),
  };
  for (const name of values.tasks.split(',')) {
    const task = tasks[name];
    if (task === undefined) throw new Error(`no task ${name}; there are ${Object.keys(tasks).join(', ')}`);
    task();
  }
  if (values.keep) keepHotspots(lines, { reps: repetitions, loadBefore });
}
