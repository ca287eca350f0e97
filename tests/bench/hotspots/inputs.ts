import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PlanePoints } from '../../../src/domain/hotspots/plane/plane-points.ts';
import { below, standardNormal } from '../../../src/domain/random/distributions.ts';
import { createRandom, type Random } from '../../../src/domain/random/random.ts';

/** Side of the square of ground in which the points lie. */
export const SIDE_M = 20_000;

const DENSE_PLACES = 60;

/** Seeded points in a square from 0: seven in ten around sixty places of 100–500 m, the rest anywhere. */
export function clusteredPoints(count: number, seed: number): PlanePoints {
  const random = createRandom(seed);
  const anywhere = (): number => random.next() * SIDE_M;
  const places = Array.from({ length: DENSE_PLACES }, () => ({
    x: anywhere(),
    y: anywhere(),
    spreadM: 100 + 400 * random.next(),
  }));
  const points = { x: new Float64Array(count), y: new Float64Array(count) };
  const inside = (value: number): number => Math.min(SIDE_M, Math.max(0, value));
  for (let index = 0; index < count; index += 1) {
    const place = random.next() < 0.7 ? places[below(random, places.length)] : undefined;
    points.x[index] = place ? inside(place.x + place.spreadM * standardNormal(random)) : anywhere();
    points.y[index] = place ? inside(place.y + place.spreadM * standardNormal(random)) : anywhere();
  }
  return points;
}

/** A grid of `side` × `side` cells of 250 m with counts, some places higher than others. */
export function countedCells(side: number, seed: number): { points: PlanePoints; values: Float64Array } {
  const random = createRandom(seed);
  const points = { x: new Float64Array(side * side), y: new Float64Array(side * side) };
  const values = new Float64Array(side * side);
  for (let cell = 0; cell < side * side; cell += 1) {
    points.x[cell] = (cell % side) * 250;
    points.y[cell] = Math.floor(cell / side) * 250;
    values[cell] = below(random, 5 + 10 * Math.max(0, Math.sin(cell / 7)));
  }
  return { points, values };
}

export interface DatedEvents {
  readonly name: string;
  readonly points: PlanePoints;
  readonly days: Float64Array;
}

const BURGLARIES = path.resolve(
  import.meta.dirname,
  '../../../../shared/data/benchmarks/chicago_burglary_2014_2017.csv.gz',
);

/** The 11,701 burglaries of Chicago in 2016 where the file is at hand, else as many seeded events. */
export function datedEvents(): DatedEvents {
  if (!existsSync(BURGLARIES)) return seededEvents(createRandom(11_701));
  const rows = gunzipSync(readFileSync(BURGLARIES))
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split(','))
    .filter(([, , date]) => date?.endsWith('/2016') ?? false);
  const dayOf = (date: string): number => {
    const [day = 0, month = 0, year = 0] = date.split('/').map(Number);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  return {
    name: 'Chicago 2016',
    points: {
      x: Float64Array.from(rows, (row) => Number(row[0])),
      y: Float64Array.from(rows, (row) => Number(row[1])),
    },
    days: Float64Array.from(rows, (row) => dayOf(row[2] ?? '')),
  };
}

function seededEvents(random: Random): DatedEvents {
  const points = clusteredPoints(11_701, 7);
  return { name: 'seeded', points, days: points.x.map(() => below(random, 366)) };
}
