import { expect, it } from 'vitest';
import { clusterPicture } from '../../../../src/domain/desk/place/cluster-picture.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { fewCases, metresOf, ONE_DAY, type FewCase } from './a-few-cases.ts';

const clustersOf = (few: readonly FewCase[]) =>
  runTask(clusterPicture({ cases: fewCases(few), markets: [], filter: ONE_DAY, radiusM: 100, minPoints: 3 }));

it('tells clusters with their middle and their weight, the largest first, and counts what is in none', () => {
  const picture = clustersOf([
    // Three in a row of 95 m steps, of which one counts half.
    [0, 0], [95, 0, 0.5], [190, 0],
    // Alone, 105 m from the nearest.
    [295, 0],
    // Four a kilometre north.
    [0, 1000], [30, 1000], [0, 1060], [30, 1060],
  ]); // prettier-ignore
  expect(picture).toMatchObject({ kind: 'clusters', radiusM: 100, minPoints: 3, noise: 1 });
  expect(picture.facts).toEqual({ cases: 8, weight: 7.5, window: ONE_DAY.range });
  expect(picture.clusters.map(({ cases, weight }) => [cases, weight])).toEqual([
    [4, 4],
    [3, 2.5],
  ]);
  const middles = picture.clusters.map(({ position }) => metresOf(position));
  for (const [at, [eastM, northM]] of [[15, 1030], [95, 0]].entries()) {
    expect(middles[at]![0]).toBeCloseTo(eastM!, 6);
    expect(middles[at]![1]).toBeCloseTo(northM!, 6);
  } // prettier-ignore
});

it('draws a cluster half a radius around its cases, on a plane of the cases that count', () => {
  // The first case is over before the day, and lies so far north that a degree there is half as long.
  const { clusters, facts } = clustersOf([[0, 3_600_000, 0], [0, 0], [95, 0], [190, 0], [295, 0]]); // prettier-ignore
  expect(facts.cases).toBe(4);
  expect(clusters).toHaveLength(1);
  const corners = clusters[0]!.ring.map(metresOf);
  const east = corners.map(([eastM]) => eastM);
  const north = corners.map(([, northM]) => northM);
  expect([Math.min(...east), Math.max(...east)].map(Math.round)).toEqual([-50, 240]);
  expect([Math.min(...north), Math.max(...north)].map(Math.round)).toEqual([-50, 50]);
  expect(corners.at(-1)).toEqual(corners[0]);
});

it('has neither clusters nor noise without cases', () => {
  expect(clustersOf([])).toMatchObject({ facts: { cases: 0, weight: 0 }, clusters: [], noise: 0 });
});
