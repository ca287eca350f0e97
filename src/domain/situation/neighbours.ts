import { distanceM } from '../geo/positions.ts';

export interface Located {
  longitude: number;
  latitude: number;
}

const METRES_PER_DEGREE = 111_000;

/**
 * For each point the others within `radiusM` (great circle), as positions in the list, ascending. Points are put into
 * cells as wide as the radius, so that only the nine cells around a point are searched.
 */
export function neighboursWithin(points: readonly Located[], radiusM: number): number[][] {
  const highest = points.reduce((most, point) => Math.max(most, Math.abs(point.latitude)), 0);
  const latitudeStep = radiusM / METRES_PER_DEGREE;
  const longitudeStep = latitudeStep / Math.max(Math.cos(((highest + 0.01) * Math.PI) / 180), 0.01);
  const cellOf = ({ longitude, latitude }: Located): [number, number] => [
    Math.floor(longitude / longitudeStep),
    Math.floor(latitude / latitudeStep),
  ];
  const cells = new Map<string, number[]>();
  for (const [index, point] of points.entries()) {
    const key = cellOf(point).join(',');
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [index]);
    else members.push(index);
  }
  return points.map((point, index) => {
    const [x, y] = cellOf(point);
    const near: number[] = [];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const other of cells.get(`${x + dx},${y + dy}`) ?? [])
          if (other !== index && metresBetween(point, points[other] as Located) <= radiusM) near.push(other);
    return near.sort((a, b) => a - b);
  });
}

/** Great-circle distance of two located things in metres. */
export function metresBetween(a: Located, b: Located): number {
  return distanceM([a.longitude, a.latitude], [b.longitude, b.latitude]);
}
