import { describe, expect, it, test } from 'vitest';
import { bearingDeg, directionOf } from '../../../src/domain/geo/bearing.ts';
import { toCsv, toLines } from '../../../src/domain/emergency/export-steps.ts';
import { nearestByTravel } from '../../../src/domain/emergency/nearest-by-travel.ts';
import { nearestWaters } from '../../../src/domain/emergency/nearest-water.ts';
import { eachReachedStreet, reachedStreets } from '../../../src/domain/emergency/reached-streets.ts';
import { appendStep, MOST_STEPS, parseSteps, type Step } from '../../../src/domain/emergency/step-log.ts';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { surroundingsOf } from '../../../src/domain/emergency/surroundings.ts';
import { travelField } from '../../../src/domain/travel/travel-field.ts';
import { BY_DISTANCE, BY_VEHICLE, ON_FOOT } from '../../../src/domain/travel/travel.ts';
import { distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph } from '../../../src/domain/geo/street-graph.ts';

const [LNG, LAT] = [113, 27.8];
/** So many metres east and north of the point. */
const at = (east: number, north: number): Position => [
  LNG + east / 111_195 / Math.cos((LAT * Math.PI) / 180),
  LAT + north / 111_195,
];

/** A street to the east with a corner each 200 m, and a lane of 100 m to the north from the corner at 400 m. */
const graph = loadStreetGraph({
  nodes: [at(0, 0), at(200, 0), at(400, 0), at(600, 0), at(400, 100)],
  edges: [
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 0],
    [2, 4, 4],
  ],
});
const start = nearestStreetPoint(graph, at(100, 0))!;
const field = travelField(graph, start, BY_DISTANCE);

describe('a bearing', () => {
  it('is from 0 up to, not including, 360 degrees', () => {
    const west = bearingDeg([113, 0], [112, 0]);
    expect(west).toBe(270);
    expect(bearingDeg([113, 0], [113, 1])).toBe(0);
    expect(bearingDeg([113, 1], [113, 0])).toBe(180);
  });

  it('on the border of two directions is of the later one, and any turn is taken', () => {
    expect([22.5, 67.5, 337.5].map(directionOf)).toEqual(['northeast', 'east', 'north']);
    expect([-90, -1, 360, 450, 810].map(directionOf)).toEqual(['west', 'north', 'north', 'east', 'east']);
  });
});

describe('the nearest place on a street', () => {
  it('names the ends of the street, the lower number first, and the way to each', () => {
    const point = nearestStreetPoint(graph, at(550, 30))!;
    expect([point.from, point.to, point.rank]).toEqual([2, 3, 0]);
    expect([point.fromM, point.toM, point.approachM].map(Math.round)).toEqual([150, 50, 30]);
    const lane = nearestStreetPoint(graph, at(420, 90))!;
    expect([lane.from, lane.to, lane.rank]).toEqual([2, 4, 4]);
    expect([lane.fromM, lane.toM, lane.approachM].map(Math.round)).toEqual([90, 10, 20]);
  });

  it('is an end of the street where it lies beyond', () => {
    const beyond = nearestStreetPoint(graph, at(700, 0))!;
    expect([beyond.fromM, beyond.toM, beyond.approachM].map(Math.round)).toEqual([200, 0, 100]);
    expect(beyond.position).toEqual(graph.nodes[3]);
    const before = nearestStreetPoint(graph, at(-50, 0))!;
    expect([before.fromM, before.toM].map(Math.round)).toEqual([0, 200]);
  });

  it('measures by metres, not by degrees, which are narrower to the east', () => {
    const two = loadStreetGraph({
      nodes: [at(100, -50), at(100, 50), at(-50, 105), at(50, 105)],
      edges: [
        [0, 1, 3],
        [2, 3, 3],
      ],
    });
    expect(nearestStreetPoint(two, at(0, 0))?.from).toBe(0);
  });

  it('is none without streets, and any of a street without length', () => {
    expect(nearestStreetPoint(loadStreetGraph({ nodes: [at(0, 0)], edges: [] }), at(0, 0))).toBeUndefined();
    const dot = loadStreetGraph({ nodes: [at(5, 0), at(5, 0)], edges: [[0, 1, 3]] });
    expect(nearestStreetPoint(dot, at(0, 0))).toMatchObject({ from: 0, to: 1, fromM: 0, toM: 0 });
  });
});

describe('reached streets', () => {
  const within = (limit: number) =>
    reachedStreets(field, limit).map((ends) => ends.map((end) => graph.nodes.indexOf(end)));

  it('are those of which some place is within the limit, each once', () => {
    expect(within(Infinity)).toEqual([[0, 1], [1, 2], [2, 3], [2, 4]]); // prettier-ignore
    expect(within(99)).toEqual([[0, 1]]);
    expect(within(101)).toEqual([[0, 1], [1, 2]]); // prettier-ignore
    expect(within(-1)).toEqual([]);
  });

  it('include the one at which the way begins, from the end of the approach on', () => {
    const beside = travelField(graph, nearestStreetPoint(graph, at(100, 40))!, BY_DISTANCE);
    expect(reachedStreets(beside, 41)).toHaveLength(1);
    expect(reachedStreets(beside, 39)).toHaveLength(0);
  });

  it('say of each of their places what it costs', () => {
    const costs = new Map<string, readonly number[]>();
    eachReachedStreet(field, Infinity, ({ from, lengthM, costAt }) => {
      const name = `${graph.nodes.indexOf(from)} of ${Math.round(lengthM)}`;
      costs.set(name, [
        ...(costs.get(name) ?? []),
        ...[0, lengthM / 2, lengthM].map((along) => Math.round(costAt(along))),
      ]);
    });
    expect(Object.fromEntries(costs)).toEqual({
      '0 of 200': [100, 0, 100],
      '1 of 200': [100, 200, 300],
      '2 of 200': [300, 400, 500],
      '2 of 100': [300, 350, 400],
    });
  });

  it('are entered from both ends where that is shorter', () => {
    const ring = loadStreetGraph({
      nodes: [at(0, 0), at(100, 0), at(100, 100), at(0, 100)],
      edges: [
        [0, 1, 3],
        [1, 2, 3],
        [2, 3, 3],
        [0, 3, 3],
      ],
    });
    const around = travelField(ring, nearestStreetPoint(ring, at(50, 0))!, BY_DISTANCE);
    const opposite: number[] = [];
    eachReachedStreet(around, Infinity, ({ from, to, lengthM, costAt }) => {
      if (ring.nodes.indexOf(from) === 2 && ring.nodes.indexOf(to) === 3)
        opposite.push(...[0, lengthM / 2, lengthM].map((along) => Math.round(costAt(along))));
    });
    expect(opposite).toEqual([150, 200, 150]);
  });
});

test('a way in a vehicle takes the pace of the rank at which it begins', () => {
  const onMain = travelField(graph, nearestStreetPoint(graph, at(500, 0))!, BY_VEHICLE);
  // 45 km/h are 0.08 s a metre, 20 km/h 0.18.
  expect([onMain.costs[2], onMain.costs[3], onMain.costs[1]].map((cost) => Math.round(cost! * 10))).toEqual([
    80, 80, 440,
  ]);
});

describe('the nearest things by travel', () => {
  const things = [at(600, 0), at(400, 100), at(0, 0), at(390, 60)].map((point, index) => ({
    point,
    name: 'abcd'[index],
  }));
  const names = (count: number) => nearestByTravel(field, things, count).map(({ item }) => item.name);

  it('are listed cheapest first, at most as many as are asked for', () => {
    expect(names(4)).toEqual(['c', 'd', 'b', 'a']);
    expect(names(2)).toEqual(['c', 'd']);
    expect(names(9)).toHaveLength(4);
  });

  it('tell their way, the crow\u2019s way and where they lie', () => {
    const [first] = nearestByTravel(field, things, 1);
    expect(Math.round(first!.cost)).toBe(100);
    expect(Math.round(first!.greatCircleM)).toBe(100);
    expect(Math.round(first!.bearingDeg)).toBe(270);
    expect(first!.point).toEqual(things[2]!.point);
    expect(first!.street).toEqual(nearestStreetPoint(graph, things[2]!.point));
  });

  it('keep the order of the crow where two cost the same', () => {
    const twins = ['one', 'two'].map((name) => ({ name, point: at(200, 0) }));
    expect(nearestByTravel(field, twins, 1).map(({ item }) => item.name)).toEqual(['one']);
  });
});

describe('waters', () => {
  const bend = [[-300, 100], [-100, 100], [-100, 500]].map(([x, y]) => at(x!, y!)); // prettier-ignore

  it('are met at a corner, at a first place, or between', () => {
    const place = (from: Position, ...lines: Position[][]) => nearestWaters(from, [{ name: 'w', lines }])[0];
    expect(place(at(0, 0), bend)?.point).toEqual(bend[1]);
    expect(place(at(-400, 90), bend)?.point).toEqual(bend[0]);
    expect(Math.round(place(at(-150, 90), bend)!.distanceM)).toBe(10);
    expect(Math.round(place(at(0, 0), [at(0, 900)], bend)!.distanceM)).toBe(141);
    expect(place(at(0, 0), [at(0, 900)], bend)?.knownAs).toBe('line');
  });
});

describe('surroundings', () => {
  const facility = (id: string, facilityType: string, east: number) => ({
    id,
    facilityType,
    point: at(east, 0),
  });
  const found = surroundingsOf(graph, at(100, 30), {
    cameras: Array.from({ length: 8 }, (_, index) => ({
      gbId: `c${index}`,
      status: 'online',
      point: at(120 + 10 * index, 0),
    })),
    facilities: ['POLICE_STATION', 'POLICE_POST', 'CZ_CENTER', 'PARTY_SERVICE', 'HEALTH', 'MARKET'].flatMap(
      (type, kind) =>
        [0, 1, 2].map((index) => facility(`${type} ${index}`, type, 200 + 10 * kind + 60 * index)),
    ),
    waters: [
      { name: 'near', lines: [[at(100, 5029)]] },
      { name: 'far', lines: [[at(100, 5035)]] },
    ],
  })!;

  it('list six cameras, two stations, a post, two centres and one of each other service', () => {
    expect(found.cameras.map(({ gbId }) => gbId)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
    expect(found.posts.map(({ id }) => id)).toEqual([
      'POLICE_STATION 0',
      'POLICE_POST 0',
      'CZ_CENTER 0',
      'PARTY_SERVICE 0',
      'HEALTH 0',
      'POLICE_STATION 1',
      'CZ_CENTER 1',
    ]);
  });

  it('count from the point itself, 30 m beside the street', () => {
    expect(found.approachM).toBeCloseTo(30, 0);
    expect(found.cameras.map(({ streetM }) => Math.round(streetM))).toEqual([50, 60, 70, 80, 90, 100]);
    const [station] = found.posts;
    expect(Math.round(station!.streetM)).toBe(130);
    expect(station!.footS).toBeCloseTo(130 * 0.72, 0);
    // 30 m on foot, 100 m at 20 km/h.
    expect(station!.vehicleS).toBeCloseTo(30 * 0.72 + 100 * 0.18, 0);
    expect(station!.greatCircleM).toBeCloseTo(distanceM(at(100, 30), station!.point), 6);
  });

  it('draw the way to each camera', () => {
    const [first] = found.cameras;
    expect(first!.route[0]).toEqual(at(100, 30));
    expect(first!.route.at(-1)).toEqual(first!.point);
  });

  it('hold waters up to five kilometres away, and what is reached in 5 to 20 minutes', () => {
    expect(found.waters.map(({ name }) => name)).toEqual(['near']);
    expect(found.reach.map(({ minutes }) => minutes)).toEqual([5, 10, 15, 20]);
    expect(found.streets).toHaveLength(4);
    expect(found.onFoot.travel).toBe(ON_FOOT);
    expect(found.point).toEqual(at(100, 30));
  });

  it('are unknown where there is no street', () => {
    const none = loadStreetGraph({ nodes: [], edges: [] });
    expect(surroundingsOf(none, at(0, 0), { cameras: [], facilities: [], waters: [] })).toBeUndefined();
  });
});

describe('the step log at its limits', () => {
  const step: Step = { at: 5, kind: 'found' };

  it('takes its last step, and none after it', () => {
    const almost = Array.from({ length: MOST_STEPS - 1 }, () => step);
    expect(appendStep(almost, step)).toHaveProperty('steps');
    expect(appendStep([...almost, step], step)).toEqual({ fault: 'logFull' });
  });

  it('keeps no empty note, and gives a step of an earlier clock the time of the last one', () => {
    expect(appendStep([step], { at: 3, kind: 'broadcast', note: ' ' })).toEqual({
      steps: [step, { at: 5, kind: 'broadcast' }],
    });
    const result = appendStep([step], { at: 9, kind: 'broadcast' });
    expect('steps' in result && result.steps[1]).toStrictEqual({ at: 9, kind: 'broadcast' });
  });

  it('leaves out of a kept text what is no step', () => {
    const damaged = [
      { at: null, kind: 'found' },
      { at: 1, kind: 'found', note: 5 },
      { kind: 'found' },
      { at: 1 },
      7,
    ];
    expect(parseSteps(JSON.stringify([...damaged, step]))).toEqual([step]);
    expect(parseSteps('[{"at":1e999,"kind":"found"}]')).toEqual([]);
  });
});

describe('the exported table', () => {
  it.each(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])('begins no cell with %j', (sign) => {
    expect(toCsv([[`${sign}1`]])).toBe(`\uFEFF'${sign}1\r\n`);
    expect(toCsv([[`1${sign}`]])).toBe(`\uFEFF1${sign}\r\n`);
  });

  it.each(['a"b', 'a,b', 'a\rb', 'a\nb'])('quotes %j', (text) => {
    expect(toCsv([[text, 'c'], ['d']])).toBe(`\uFEFF"${text.replace('"', '""')}",c\r\nd\r\n`);
  });

  it('as text keeps an empty line below its heading', () => {
    expect(toLines(['a'], [])).toBe('a\n');
    expect(toLines([], [['', 'x', '', 'y']])).toBe('\nx  y');
  });
});
