import type { AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { below, chance, uniform } from '../../src/domain/random/distributions.ts';
import type { Random } from '../../src/domain/random/random.ts';

/** Cells along one side of a village, villages along one side of a township, townships along one side of the county. */
const [CELLS, VILLAGES, TOWNSHIPS] = [3, 2, 2];
const SIDE = CELLS * VILLAGES * TOWNSHIPS;
/** About 300 m. */
const CELL_DEGREES = 0.003;

export type Draft = { -readonly [Key in keyof AuditUnit]: AuditUnit[Key] };

/** A clean division: a county, 4 townships, 16 villages, 144 grids, and in the last village 18 micro-grids in 9 areas. */
export interface SeededDivision {
  readonly units: Draft[];
  /** Codes of the villages in the order of their blocks; the last one has micro-grids. */
  readonly villages: readonly string[];
  /** The grid of a village by its place in it, 0–8 from south-west to north-east: 4 lies in the middle. */
  gridOf(village: string, cell: number): Draft;
}

const COUNTY = '430204';
const township = (block: number) => `${COUNTY}${String(block + 1).padStart(3, '0')}`;

/** A nested lattice whose corners are moved at random, written with as many decimals as the seed says. */
export function seededDivision(random: Random): SeededDivision {
  const decimals = chance(random, 0.5) ? 6 : 14;
  const corners = cornersOf(random, decimals);
  const ring = (west: number, south: number, side: number) => closed(perimeter(corners, west, south, side));
  const unit = (code: string, level: AuditUnit['level'], points: Position[]): Draft => ({
    code,
    level,
    geometry: { type: 'Polygon', coordinates: [points] },
  });
  const units: Draft[] = [unit(`${COUNTY}000000`, 'county', ring(0, 0, SIDE))];
  const villages: string[] = [];
  for (let block = 0; block < TOWNSHIPS ** 2; block++) {
    const townshipSide = CELLS * VILLAGES;
    const [x, y] = [(block % TOWNSHIPS) * townshipSide, Math.floor(block / TOWNSHIPS) * townshipSide];
    units.push(unit(`${township(block)}000`, 'township', ring(x, y, townshipSide)));
    for (let inner = 0; inner < VILLAGES ** 2; inner++) {
      const code = `${township(block)}${String(inner + 1).padStart(3, '0')}`;
      const [vx, vy] = [x + (inner % VILLAGES) * CELLS, y + Math.floor(inner / VILLAGES) * CELLS];
      villages.push(code);
      units.push(unit(code, 'village', ring(vx, vy, CELLS)));
      for (let cell = 0; cell < CELLS ** 2; cell++) {
        const grid = unit(
          gridCode(code, cell),
          'grid',
          ring(vx + (cell % CELLS), vy + Math.floor(cell / CELLS), 1),
        );
        grid.parentCode = code;
        units.push(grid);
      }
    }
  }
  units.push(...microGrids(villages.at(-1)!, units));
  return {
    units,
    villages,
    gridOf: (village, cell) => units.find(({ code }) => code === gridCode(village, cell))!,
  };
}

export const gridCode = (village: string, cell: number): string => `${village}${901 + cell}000`;

function cornersOf(random: Random, decimals: number): Position[][] {
  const shaken = (value: number) =>
    Number((value + uniform(random, -0.2, 0.2) * CELL_DEGREES).toFixed(decimals));
  return Array.from({ length: SIDE + 1 }, (_, y) =>
    Array.from({ length: SIDE + 1 }, (__, x): Position => [
      shaken(113.1 + x * CELL_DEGREES),
      shaken(27.8 + y * CELL_DEGREES),
    ]),
  );
}

/** Corners around a square block, counter-clockwise from the south-west. */
function perimeter(corners: Position[][], west: number, south: number, side: number): Position[] {
  const at = (x: number, y: number) => corners[south + y]![west + x]!;
  const steps = Array.from({ length: side }, (_, step) => step);
  return [
    ...steps.map((step) => at(step, 0)),
    ...steps.map((step) => at(side, step)),
    ...steps.map((step) => at(side - step, side)),
    ...steps.map((step) => at(0, side - step)),
  ];
}

export const closed = (ring: Position[]): Position[] => [...ring, ring[0]!];

/** Two micro-grids in each grid of a village; their common border ends on edges of the grid that have no corner there. */
function microGrids(village: string, units: readonly Draft[]): Draft[] {
  return units
    .filter(({ level, code }) => level === 'grid' && code.startsWith(village))
    .flatMap((grid, index) => {
      const [sw, se, ne, nw] = grid.geometry.coordinates[0] as Position[];
      const [low, high] = [middle(sw!, se!), middle(nw!, ne!)];
      const codes = [1, 2].map((serial) => `${grid.code.slice(0, 15)}00${serial}`);
      const half = (code: string, ring: Position[]): Draft => ({
        code,
        level: 'micro-grid',
        parentCode: grid.code,
        geometry: { type: 'Polygon', coordinates: [closed(ring)] },
      });
      return [
        half(codes[0]!, [sw!, low, high, nw!]),
        half(codes[1]!, [low, se!, ne!, high]),
        {
          code: `HT-PQ-${String(index + 1).padStart(2, '0')}`,
          level: 'area',
          memberCodes: codes,
          geometry: structuredClone(grid.geometry),
        } satisfies Draft,
      ];
    });
}

export const middle = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** Gives a tenth of the units a corner in the middle of an edge that the neighbour does not have: no gap, as far as floats can tell. */
export function addIdleCorners(units: readonly Draft[], random: Random): void {
  for (const { geometry } of units.filter(() => chance(random, 0.1))) {
    const ring = geometry.coordinates[0] as Position[];
    const at = below(random, ring.length - 1);
    ring.splice(at + 1, 0, middle(ring[at]!, ring[at + 1]!));
  }
}
