import { cityPlane } from '../../geo/city-plane.ts';
import type { Position } from '../../geo/positions.ts';
import { hexagonMesh, hexagonRing, hexagonsOf } from '../../hotspots/hexagons/hexagon-mesh.ts';
import type { PlanePoints } from '../../hotspots/plane/plane-points.ts';
import type { PicturedCases, PlaceFilter, PlaceSites } from './place-question.ts';
import { inFilteredArea } from './weigh-cases.ts';

/** The finest units of the city, by code. */
export interface PlaceUnits {
  readonly codes: readonly string[];
  /** Their label points. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

/** The cells that are tested: hexagons of a resolution of H3, or the finest units. */
export type CellChoice =
  | {
      readonly kind: 'hexagons';
      readonly resolution: number;
      readonly rings: number;
      readonly sites: PlaceSites;
    }
  | { readonly kind: 'units'; readonly distanceM: number; readonly units: PlaceUnits };

/** Cells on the plane. */
export interface PlaceCells {
  readonly kind: CellChoice['kind'];
  readonly count: number;
  readonly points: PlanePoints;
  /** Cells within this distance are neighbours. */
  readonly distanceM: number;
  /** Side and area of a hexagon; `null` for units, which have sizes of their own. */
  readonly edgeM: number | null;
  readonly areaKm2: number | null;
  /** Cell of a case, −1 where no cell holds it. */
  readonly cellOf: (row: number) => number;
  /** Code of a unit, or number of a hexagon. */
  readonly keyOf: (cell: number) => string;
  readonly positionOf: (cell: number) => Position;
  /** The border of a hexagon; `null` for a unit, whose border the map has. */
  readonly ringOf: (cell: number) => readonly Position[] | null;
}

/** A little more than a whole number of steps from hexagon to hexagon, since they are not all of one size. */
const RING_SLACK = 0.25;

/**
 * The cells of the filter's area. Hexagons are those that hold a public place, a stop or a case of any time, and their
 * neighbours: elsewhere there is nobody to steal from.
 */
export function placeCells(cases: PicturedCases, filter: PlaceFilter, choice: CellChoice): PlaceCells {
  return choice.kind === 'hexagons' ? hexagonCells(cases, filter, choice) : unitCells(cases, filter, choice);
}

function hexagonCells(
  cases: PicturedCases,
  filter: PlaceFilter,
  { resolution, rings, sites }: Extract<CellChoice, { kind: 'hexagons' }>,
): PlaceCells {
  const hexagonOfCase = hexagonsOf(cases.longitude, cases.latitude, resolution);
  const hexagonOfSite = hexagonsOf(sites.longitude, sites.latitude, resolution);
  const caseFlags = inFilteredArea(cases, filter);
  const siteFlags = inFilteredArea(sites, filter);
  const own = [
    ...hexagonOfSite.filter((_, at) => siteFlags[at] === 1),
    ...hexagonOfCase.filter((_, row) => caseFlags[row] === 1),
  ];
  const mesh = hexagonMesh(own, 1);
  const plane = cityPlane([mesh.longitude[0] ?? 0, mesh.latitude[0] ?? 0]);
  return {
    kind: 'hexagons',
    count: mesh.ids.length,
    points: plane.toPlane(mesh.longitude, mesh.latitude),
    distanceM: Math.max(1, mesh.spacingM * (rings + RING_SLACK)),
    edgeM: mesh.edgeM,
    areaKm2: mesh.areaKm2,
    cellOf: (row) => mesh.indexOf(hexagonOfCase[row]!),
    keyOf: (cell) => mesh.ids[cell]!,
    positionOf: (cell) => [mesh.longitude[cell]!, mesh.latitude[cell]!],
    ringOf: (cell) => hexagonRing(mesh.ids[cell]!),
  };
}

function unitCells(
  cases: PicturedCases,
  filter: PlaceFilter,
  { distanceM, units }: Extract<CellChoice, { kind: 'units' }>,
): PlaceCells {
  const located = { ...units, units: units.codes, unit: Int32Array.from(units.codes.keys()) };
  const inArea = inFilteredArea(located, filter);
  const kept = [...units.codes.keys()].filter((at) => inArea[at] === 1);
  const cellOfCode = new Map(kept.map((at, cell) => [units.codes[at]!, cell] as const));
  const cellOfUnit = cases.units.map((code) => cellOfCode.get(code) ?? -1);
  const longitude = Float64Array.from(kept, (at) => units.longitude[at]!);
  const latitude = Float64Array.from(kept, (at) => units.latitude[at]!);
  return {
    kind: 'units',
    count: kept.length,
    points: cityPlane([longitude[0] ?? 0, latitude[0] ?? 0]).toPlane(longitude, latitude),
    distanceM,
    edgeM: null,
    areaKm2: null,
    cellOf: (row) => cellOfUnit[cases.unit[row]!] ?? -1,
    keyOf: (cell) => units.codes[kept[cell]!]!,
    positionOf: (cell) => [longitude[cell]!, latitude[cell]!],
    ringOf: () => null,
  };
}
