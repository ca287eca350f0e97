import type { AuditUnit } from '../../../src/domain/grids/audit/audit-input.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { uniform } from '../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

/** Grids along one side of a village, villages in a township, corners on one side of a grid. */
const [ALONG, VILLAGES, CORNERS] = [5, 40, 5];
const CELL_DEGREES = 0.003;

/**
 * A division of at least so many grids, 25 to a village, 40 villages to a township, 20 corners to a grid. One grid in a hundred
 * has a corner of its own moved by 20 m: a gap, an overlap or excess.
 */
export function benchDivision(count: number): AuditUnit[] {
  const random = createRandom(count);
  const villages = Math.ceil(count / ALONG ** 2);
  const columns = Math.ceil(Math.sqrt(villages));
  const side = columns * ALONG * CORNERS;
  const corners = Array.from({ length: side + 1 }, (_, y) =>
    Array.from({ length: side + 1 }, (__, x): Position => [
      round(112 + ((x + uniform(random, -0.2, 0.2)) / CORNERS) * CELL_DEGREES),
      round(27 + ((y + uniform(random, -0.2, 0.2)) / CORNERS) * CELL_DEGREES),
    ]),
  );
  const ring = (x: number, y: number, cells: number): Position[] => {
    const steps = Array.from({ length: cells * CORNERS }, (_, step) => step);
    const at = (dx: number, dy: number) => corners[y * CORNERS + dy]![x * CORNERS + dx]!;
    const length = cells * CORNERS;
    return [
      ...steps.map((step) => at(step, 0)),
      ...steps.map((step) => at(length, step)),
      ...steps.map((step) => at(length - step, length)),
      ...steps.map((step) => at(0, length - step)),
      at(0, 0),
    ];
  };
  const units: AuditUnit[] = [];
  const add = (code: string, level: AuditUnit['level'], points: Position[]) =>
    units.push({ code, level, geometry: { type: 'Polygon', coordinates: [points] } });
  for (let village = 0; village < villages; village++) {
    const [x, y] = [(village % columns) * ALONG, Math.floor(village / columns) * ALONG];
    const [township, inner] = [Math.floor(village / VILLAGES), village % VILLAGES];
    const code = `4302${digits(township + 1, 5)}${digits(inner + 1, 3)}`;
    add(code, 'village', ring(x, y, ALONG));
    for (let cell = 0; cell < ALONG ** 2; cell++) {
      const points = ring(x + (cell % ALONG), y + Math.floor(cell / ALONG), 1);
      const number = village * ALONG ** 2 + cell;
      if (number % 100 === 7)
        points[3] = [points[3]![0], round(points[3]![1] + (number % 200 === 7 ? 0.0002 : -0.0002))];
      add(`${code}${digits(cell + 901, 3)}000`, 'grid', points);
    }
  }
  return units;
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const digits = (value: number, count: number): string => String(value).padStart(count, '0');
