import { expect, test } from 'vitest';
import { createEngine } from '../../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, type PlainIncident } from '../incident-data.ts';

const ZOOM = 11;
/** Reach of a cluster at zoom 11, degrees of longitude. */
const REACH = (56 / 512 / 2 ** ZOOM) * 360;
const at = (reaches: number): number => 113 + reaches * REACH;

/** Incidents on the equator: `[reaches from 113° E, category]`, in the order in which they seed clusters. */
function row(places: readonly (readonly [reaches: number, category: number])[]): PlainIncident[] {
  return places.map(([reaches, category], index) => ({
    eventNo: `ZZ-${index}`,
    time: AS_OF - 1_000_000 + index,
    lngE6: Math.round(at(reaches) * 1e6),
    latE6: 0,
    category,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test('the one match of a heavy cluster is drawn at its place, far from the middle of its cluster', () => {
  const engine = createEngine();
  const incidents = row([
    [1.45, 0],
    [0, 0],
    [-0.499, 1],
    ...times(60, [0.499, 0] as const),
    ...times(3000, [2.43, 0] as const),
  ]);
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const ask = (west: number, east: number, categories: readonly string[]) =>
    engine.query({
      filter: { ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' }, categories },
      view: { bbox: [at(west), -1, at(east), 1], zoom: ZOOM },
      asOf: AS_OF,
    });
  const all = ask(-10, 10, []).marks;
  expect(all).toHaveLength(1);
  expect((all[0]!.longitude - at(-0.499)) / REACH).toBeGreaterThan(2);
  const { total, marks } = ask(-3, 0, [LISTS.categories[1]!]);
  expect(total).toBe(1);
  expect(marks).toMatchObject([{ kind: 'incident', eventNo: 'ZZ-2' }]);
});

test('a cluster of the data before is not taken for one of the data now', () => {
  const engine = createEngine();
  const question = {
    filter: { ...DEFAULT_FILTER, range: { kind: 'preset' as const, preset: 'all' as const } },
    view: { bbox: [-180, -85, 180, 85] as const, zoom: 3 },
    asOf: AS_OF,
  };
  const load = (count: number) =>
    engine.loadColumns(toRawColumns(row(times(count, [0, 0] as const))), LISTS, CONTEXT);
  load(5);
  const [before] = engine.query(question).marks;
  load(7);
  expect(before).toMatchObject({ kind: 'cluster', count: 5 });
  expect(() =>
    engine.clusterLeaves(question, before?.kind === 'cluster' ? before.id : -1, { offset: 0, limit: 9 }),
  ).toThrow('earlier state');
});

test('under a chosen unit a disc lies in the middle of what the unit has, whatever the range', () => {
  const engine = createEngine();
  const inside = row([[0, 0], [0.02, 0], [0.04, 0], [0.3, 1]]); // prettier-ignore
  const outside = row(times(50, [0.6, 0] as const)).map((incident) => ({ ...incident, unit: 4 }));
  engine.loadColumns(toRawColumns([...inside, ...outside]), LISTS, CONTEXT);
  const ask = (unitCode: string | null, from: number) => {
    const range = { kind: 'range' as const, from, to: AS_OF };
    const filter = { ...DEFAULT_FILTER, range, unitCode, categories: [LISTS.categories[0]!] };
    const view = { bbox: [at(-9), -1, at(9), 1] as const, zoom: ZOOM };
    const [mark] = engine.query({ filter, view, asOf: AS_OF }).marks;
    return { count: mark?.kind === 'cluster' ? mark.count : 1, reaches: (mark!.longitude - 113) / REACH };
  };
  expect(ask(null, 0).reaches).toBeGreaterThan(0.5);
  const unit = LISTS.units[0]!;
  expect(ask(unit, 0)).toMatchObject({ count: 3 });
  expect(ask(unit, 0).reaches).toBeCloseTo(0.02, 4);
  expect(ask(unit, inside[1]!.time)).toMatchObject({ count: 2 });
  expect(ask(unit, inside[1]!.time).reaches).toBeCloseTo(0.02, 4);
});
