import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../../geo/positions.ts';
import type { UnitLevel } from '../codes.ts';
import type { RuledUnit } from '../rules/grid-rule.ts';

/** A unit as a split sees it; a unit record fits. */
export interface SplitUnit extends RuledUnit {
  readonly level: UnitLevel;
  readonly name: string;
  readonly parentCode?: string | undefined;
  readonly areaM2: number;
  readonly labelPoint: Position;
  readonly geometry: Polygon | MultiPolygon;
  /** Relative density of people. */
  readonly densityWeight?: number | undefined;
}

/** What stands for the people of a unit where its inside is weighed. */
export type WeighedBy = 'households' | 'density' | 'area';

/** A part of a unit that is to be split. */
export interface UnitPart {
  /** Polygon in degrees: closed rings, the outer one first and counter-clockwise. */
  readonly rings: Position[][];
  /** Its part of the people of the unit, 0–1. */
  readonly share: number;
  /** Units inside that belong to it; empty where the unit was cut straight. */
  readonly inner: readonly SplitUnit[];
}

/** The parts of a unit, and how they were made. */
export interface UnitParts {
  readonly by: 'inner-units' | 'straight-cut';
  readonly weighedBy: WeighedBy;
  readonly parts: readonly UnitPart[];
}

/** The heaviest part over the mean, less one: 0 where all are even. */
export function imbalanceOf(shares: readonly number[]): number {
  return Math.max(...shares) * shares.length - 1;
}

/** Rings of a geometry in one piece; `undefined` where it lies in several. */
export function ringsInOnePiece(geometry: Polygon | MultiPolygon): Position[][] | undefined {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.length === 1 ? (polygons[0] as Position[][]) : undefined;
}

/** How heavy units inside of another are, and by what: households where all are known, density, or plain area. */
export function weightsOf(units: readonly SplitUnit[]): { weighedBy: WeighedBy; weights: number[] } {
  const households = units.flatMap(({ quantities }) => quantities['households']?.value ?? []);
  if (households.length === units.length && households.some((count) => count > 0))
    return { weighedBy: 'households', weights: households };
  const people = units.flatMap(({ areaM2, densityWeight }) =>
    densityWeight === undefined ? [] : [areaM2 * densityWeight],
  );
  if (people.length === units.length && people.some((weight) => weight > 0))
    return { weighedBy: 'density', weights: people };
  return { weighedBy: 'area', weights: units.map(({ areaM2 }) => areaM2) };
}
