import { describe, expect, test } from 'vitest';
import type { EngineQuery } from '../../../src/domain/engine/api/answer.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import {
  MOST_LEGS,
  openCluster,
  zoomToOpen,
  type ShownMarks,
} from '../../../src/features/map-stage/open-cluster.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns } from '../../domain/engine/incident-data.ts';

describe('the zoom that opens a cluster', () => {
  test('a few incidents part where they begin to, or open in place where the map is that near', () => {
    expect(zoomToOpen(5, 10, 12)).toBeCloseTo(12.2);
    expect(zoomToOpen(5, 12.2, 12)).toBeNull();
    expect(zoomToOpen(5, 10, null)).toBeNull();
  });

  test('more than a spider shows are gone nearer to, by a level at least, up to the nearest zooms', () => {
    expect(zoomToOpen(MOST_LEGS + 1, 10, 10)).toBe(11);
    expect(zoomToOpen(MOST_LEGS + 1, 10, 9)).toBe(11);
    expect(zoomToOpen(MOST_LEGS + 1, 10, 14)).toBeCloseTo(14.2);
    expect(zoomToOpen(MOST_LEGS + 1, 10, null)).toBe(17);
    expect(zoomToOpen(MOST_LEGS + 1, 17, null)).toBeNull();
  });
});

/** `count` incidents on one spot, one in two of channel 0, behind an engine that answers as the page's does. */
function spot(count: number, mode: 'filter' | 'highlight' = 'filter') {
  const engine = createEngine();
  const incidents = Array.from({ length: count }, (_, row) => ({
    eventNo: `ZZ-${row}`,
    time: AS_OF - row * 60_000,
    lngE6: 113_130_000,
    latE6: 27_830_000,
    category: 0,
    channel: row % 2,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const question: EngineQuery = {
    filter: { ...DEFAULT_FILTER, mode, channels: mode === 'highlight' ? [LISTS.channels[0]!] : [] },
    view: { bbox: [113, 27, 114, 28], zoom: 17 },
    asOf: AS_OF,
  };
  const link = {
    expansionZoom: async (query: EngineQuery, id: number) => engine.expansionZoom(query, id),
    clusterLeaves: async (query: EngineQuery, id: number, page: { offset: number; limit: number }) =>
      engine.clusterLeaves(query, id, page),
  };
  const shown: ShownMarks = { marks: engine.query(question).marks, question };
  const [cluster] = shown.marks;
  if (cluster?.kind !== 'cluster') throw new Error('no cluster was made');
  const { id, longitude, latitude } = cluster;
  return { link, shown, clicked: { id, position: [longitude, latitude] as const } };
}

describe('a click on a cluster', () => {
  test('on a spot opens the newest incidents and says how many there are', async () => {
    const { link, shown, clicked } = spot(MOST_LEGS + 15);
    const opening = await openCluster(link, clicked, () => shown, 17);
    expect(opening).toMatchObject({ kind: 'spider', total: MOST_LEGS + 15, question: shown.question });
    if (opening?.kind !== 'spider') throw new Error('it did not open in place');
    expect(opening.leaves).toHaveLength(MOST_LEGS);
    expect(opening.leaves[0]?.eventNo).toBe('ZZ-0');
    expect(await openCluster(link, clicked, () => shown, 12)).toMatchObject({ kind: 'zoom', zoom: 17 });
  });

  test('in highlight mode opens what does not match beside what does', async () => {
    const { link, shown, clicked } = spot(10, 'highlight');
    const opening = await openCluster(link, clicked, () => shown, 17);
    if (opening?.kind !== 'spider') throw new Error('it did not open in place');
    expect(opening.leaves.map(({ matched }) => matched)).toEqual(
      Array.from({ length: 10 }, (_, row) => row % 2 === 0),
    );
  });

  test('on one of an earlier state opens what has come in its place', async () => {
    const { link, shown, clicked } = spot(4);
    const earlier: ShownMarks = {
      question: { ...shown.question },
      marks: shown.marks.map((mark) => (mark.kind === 'cluster' ? { ...mark, id: 2 ** 50 } : mark)),
    };
    const states = [earlier, shown];
    const old = { ...clicked, id: 2 ** 50 };
    expect(await openCluster(link, old, () => states.shift() ?? shown, 17)).toMatchObject({
      kind: 'spider',
      cluster: { id: clicked.id },
      total: 4,
    });
    await expect(openCluster(link, old, () => earlier, 17)).rejects.toThrow('cluster');
    expect(await openCluster(link, old, () => shown, 17)).toBeUndefined();
    expect(await openCluster(link, old, () => null, 17)).toBeUndefined();
  });
});
