import type { FindingKind } from '../../src/domain/grids/audit/audit-findings.ts';
import type { AuditPoint, ExpectedCount } from '../../src/domain/grids/audit/audit-input.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { below, pick, uniform } from '../../src/domain/random/distributions.ts';
import type { Random } from '../../src/domain/random/random.ts';
import { addIdleCorners, closed, gridCode, middle, seededDivision, type Draft } from './seeded-division.ts';

/** What an audit has to say of a fault. */
export interface PlantedFinding {
  readonly kind: FindingKind;
  /** Codes that the finding names, among others. */
  readonly codes: readonly string[];
  /** About, by plane geometry. */
  readonly areaM2?: number;
}

/** A division with faults in it, and all that an audit should find. */
export interface FaultyDivision {
  readonly units: Draft[];
  readonly points: AuditPoint[];
  readonly expected: ExpectedCount[];
  readonly planted: readonly PlantedFinding[];
  readonly faults: readonly FaultName[];
}

interface Site {
  readonly random: Random;
  readonly units: Draft[];
  readonly points: AuditPoint[];
  readonly expected: ExpectedCount[];
  readonly village: string;
  readonly otherVillage: string;
  /** The grid in the middle of the village, whose neighbours all belong to it. */
  readonly inner: Draft;
  readonly grid: (cell: number) => Draft;
  readonly areaCodes: readonly string[];
}

const M_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const ringOf = (unit: Draft): Position[] => unit.geometry.coordinates[0] as Position[];
const east = (latitude: number) => M_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);

/** Lays the edge from corner `at` on over a point aside of its middle, so that a triangle of so many m² is gained. */
function bend(unit: Draft, at: number, areaM2: number): void {
  const ring = ringOf(unit);
  const [a, b] = [ring[at]!, ring[at + 1]!];
  const [dx, dy] = [(b[0] - a[0]) * east(a[1]), (b[1] - a[1]) * M_PER_DEGREE];
  const length = Math.hypot(dx, dy);
  const aside = (2 * areaM2) / length;
  const [x, y] = middle(a, b);
  // The ground lies to the left of the edge, so what is to its right is gained.
  ring.splice(at + 1, 0, [x + ((dy / length) * aside) / east(y), y - ((dx / length) * aside) / M_PER_DEGREE]);
}

/** A small square in the middle of a unit, clockwise. */
function squareIn(unit: Draft, sideM: number): Position[] {
  const ring = ringOf(unit).slice(0, -1);
  const x = ring.reduce((sum, [longitude]) => sum + longitude, 0) / ring.length;
  const y = ring.reduce((sum, [, latitude]) => sum + latitude, 0) / ring.length;
  const [w, h] = [sideM / 2 / east(y), sideM / 2 / M_PER_DEGREE];
  return closed([[x - w, y - h], [x - w, y + h], [x + w, y + h], [x + w, y - h]]); // prettier-ignore
}

function areaOf(unit: Draft): number {
  const ring = ringOf(unit);
  const twice = ring
    .slice(1)
    .reduce((sum, b, index) => sum + ring[index]![0] * b[1] - b[0] * ring[index]![1], 0);
  return (Math.abs(twice) / 2) * M_PER_DEGREE * east(ring[0]![1]);
}

const remove = (units: Draft[], unit: Draft) => void units.splice(units.indexOf(unit), 1);
const centreOf = (unit: Draft): Position => {
  const [a, b, c, d] = ringOf(unit);
  return middle(middle(a!, c!), middle(b!, d!));
};

/** Every fault once: it changes the division and says what has to be found. */
const FAULTS = {
  missingGrid: ({ units, village, inner }: Site) => {
    remove(units, inner);
    return [{ kind: 'gap', codes: [village], areaM2: areaOf(inner) }];
  },
  gap: ({ random, inner, village }: Site) => {
    const areaM2 = uniform(random, 500, 3_000);
    bend(inner, below(random, 4), -areaM2);
    return [{ kind: 'gap', codes: [village, inner.code], areaM2 }];
  },
  overlap: ({ random, inner }: Site) => {
    const areaM2 = uniform(random, 500, 3_000);
    bend(inner, below(random, 4), areaM2);
    return [{ kind: 'overlap', codes: [inner.code], areaM2 }];
  },
  sliverGap: ({ random, inner, village }: Site) => {
    const areaM2 = uniform(random, 1, 90);
    bend(inner, below(random, 4), -areaM2);
    return [{ kind: 'sliver', codes: [village, inner.code], areaM2 }];
  },
  sliverOverlap: ({ random, inner }: Site) => {
    const areaM2 = uniform(random, 1, 90);
    bend(inner, below(random, 4), areaM2);
    return [{ kind: 'sliver', codes: [inner.code], areaM2 }];
  },
  hole: ({ random, inner, village }: Site) => {
    const sideM = uniform(random, 2, 60);
    (inner.geometry.coordinates as Position[][]).push(squareIn(inner, sideM));
    return [{ kind: 'hole', codes: [village, inner.code], areaM2: sideM ** 2 }];
  },
  outsideParent: ({ random, grid, village }: Site) => {
    const areaM2 = uniform(random, 1, 2_000);
    // The western edge of the grid in the middle of the west.
    const unit = grid(3);
    bend(unit, 3, areaM2);
    return [{ kind: 'outsideParent', codes: [unit.code, village], areaM2 }];
  },
  openRing: ({ inner }: Site) => {
    ringOf(inner).pop();
    return [{ kind: 'invalidRing', codes: [inner.code] }];
  },
  spike: ({ inner }: Site) => {
    const ring = ringOf(inner);
    ring.splice(1, 0, [ring[0]![0] - 0.001, ring[0]![1] - 0.0005], ring[0]!);
    return [{ kind: 'invalidRing', codes: [inner.code] }];
  },
  fewCorners: ({ inner }: Site) => {
    const [a, b] = ringOf(inner);
    inner.geometry = {
      type: 'MultiPolygon',
      coordinates: [inner.geometry.coordinates as Position[][], [[a!, b!, a!]]],
    };
    return [{ kind: 'invalidRing', codes: [inner.code] }];
  },
  crossedRing: ({ inner, village }: Site) => {
    // Corners 1 and 2 change places: of four triangles that the diagonals make, two are left.
    const ring = ringOf(inner);
    const gone = areaOf(inner);
    [ring[1], ring[2]] = [ring[2]!, ring[1]!];
    return [
      { kind: 'invalidRing', codes: [inner.code] },
      { kind: 'gap', codes: [village, inner.code], areaM2: -gone },
      { kind: 'gap', codes: [village, inner.code], areaM2: -gone },
    ];
  },
  repeatedRow: ({ units, inner }: Site) => {
    units.push(structuredClone(inner));
    return [{ kind: 'duplicateCode', codes: [inner.code] }];
  },
  codeTwice: ({ inner, grid }: Site) => {
    inner.code = grid(5).code;
    return [{ kind: 'duplicateCode', codes: [inner.code] }];
  },
  malformedCode: ({ random, inner }: Site) => {
    inner.code = pick(random, [
      '',
      'B-17',
      '43020400100190400',
      '4.30204E+17',
      `${inner.code.slice(0, 15)}001`,
    ]);
    return [{ kind: 'malformedCode', codes: [inner.code] }];
  },
  foreignCode: ({ inner, otherVillage, village }: Site) => {
    inner.code = `${otherVillage}950000`;
    inner.parentCode = otherVillage;
    return [{ kind: 'wrongParent', codes: [inner.code, otherVillage, village] }];
  },
  foreignParent: ({ inner, otherVillage, village }: Site) => {
    inner.parentCode = otherVillage;
    return [{ kind: 'wrongParent', codes: [inner.code, otherVillage, village] }];
  },
  missingParent: ({ inner, village }: Site) => {
    inner.code = `${village.slice(0, 9)}777950000`;
    delete inner.parentCode;
    return [{ kind: 'missingParent', codes: [inner.code] }];
  },
  countMismatch: ({ expected, village }: Site) => {
    expected.push({ level: 'grid', within: village, count: 10, source: 'a paper' });
    return [{ kind: 'countMismatch', codes: [village] }];
  },
  incidentInNoGrid: ({ points, units, inner, village }: Site) => {
    points.push({ id: `lost in ${village}`, position: centreOf(inner) });
    remove(units, inner);
    return [
      { kind: 'gap', codes: [village], areaM2: areaOf(inner) },
      { kind: 'incidentInNoGrid', codes: [village, `lost in ${village}`] },
    ];
  },
  incidentInTwoGrids: ({ points, units, inner, village }: Site) => {
    const twin = { ...structuredClone(inner), code: gridCode(village, 20) };
    units.push(twin);
    points.push({ id: `twice in ${village}`, position: centreOf(inner) });
    return [
      { kind: 'overlap', codes: [inner.code, twin.code], areaM2: areaOf(inner) },
      { kind: 'incidentInTwoGrids', codes: [inner.code, twin.code, `twice in ${village}`] },
    ];
  },
  microGridInTwoAreas: ({ units, areaCodes }: Site) => {
    const [one, other] = areaCodes.map((code) => units.find((unit) => unit.code === code)!);
    other!.memberCodes = [...other!.memberCodes!, one!.memberCodes![0]!];
    return [{ kind: 'microGridInTwoAreas', codes: [one!.memberCodes![0]!, one!.code, other!.code] }];
  },
  areaOfNoGrid: ({ units, areaCodes, random }: Site) => {
    const area = units.find(({ code }) => code === areaCodes[2])!;
    area.memberCodes = pick(random, [[], ['430204999999901001']]);
    return [{ kind: 'areaOfNoGrid', codes: [area.code] }];
  },
} satisfies Record<string, (site: Site) => PlantedFinding[]>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** A division with some faults, each in a village of its own; incidents that lie well are among its points. */
export function faultyDivision(random: Random, faults: readonly FaultName[]): FaultyDivision {
  const { units, villages, gridOf } = seededDivision(random);
  const points = villages.map((village, index): AuditPoint => ({
    id: `sound ${index}`,
    position: centreOf(gridOf(village, 1)),
  }));
  const expected: ExpectedCount[] = [
    { level: 'county', count: 1 },
    { level: 'township', count: 4 },
    { level: 'village', count: 16 },
    { level: 'micro-grid', count: 18 },
    { level: 'area', count: 9 },
  ];
  const grids = new Map(
    villages.map((village) => [village, Array.from({ length: 9 }, (_, cell) => gridOf(village, cell))]),
  );
  const idle = units.filter(({ level, code }) => level !== 'area' && !/^\d{12}90[45]/.test(code));
  const planted = faults.flatMap((name, index) => {
    // The last village has the micro-grids, the one before it lends its code.
    const village = villages[index]!;
    const grid = (cell: number) => grids.get(village)![cell]!;
    const areaCodes = ['HT-PQ-02', 'HT-PQ-05', 'HT-PQ-08'];
    const site = {
      random,
      units,
      points,
      expected,
      village,
      otherVillage: villages[14]!,
      inner: grid(4),
      grid,
      areaCodes,
    };
    return FAULTS[name](site) as PlantedFinding[];
  });
  // Idle corners in units that no fault touches: a repeated row would no longer be one.
  addIdleCorners(idle, random);
  return { units, points, expected, planted, faults };
}
