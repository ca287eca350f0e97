import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { createPolygonIndex } from '../../../../src/domain/geo/polygon-index.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { signedDistanceToRing, type PlanePoint } from '../../../../src/domain/geo/rings.ts';
import {
  loadStreetGraph,
  nearestStreetNode,
  type StreetGraph,
  type StreetGraphFile,
} from '../../../../src/domain/geo/street-graph.ts';
import { UNIT_LEVELS, type UnitLevel } from '../../../../src/domain/grids/codes.ts';
import type { UnitProperties, UnitRecord } from '../../../../src/schemas/units.ts';
import type { Random } from '../random.ts';

/** The drawn city as its files say it: units of all levels and the street graph. */
export interface CityInput {
  units: readonly UnitRecord[];
  streetGraph: StreetGraphFile;
}

/** Reads the drawn city from the folder that holds `units-*.geojson` and `street-graph.json`. */
export function readCityInput(folder: string): CityInput {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const units = UNIT_LEVELS.flatMap((level) => {
    const { features } = read(`units-${level}.geojson`) as {
      features: Feature<Polygon | MultiPolygon, UnitProperties>[];
    };
    return features.map(({ properties, geometry }): UnitRecord => ({ ...properties, geometry }));
  });
  return { units, streetGraph: read('street-graph.json') as StreetGraphFile };
}

/** Questions that the contents ask of the city. */
export interface Survey {
  graph: StreetGraph;
  unitsOf(level: UnitLevel, within?: string): UnitRecord[];
  /** Throws where the city has no such unit. */
  unit(code: string): UnitRecord;
  /** Code of the finest unit that contains a position, `undefined` outside the city. */
  finestAt(position: Position): string | undefined;
  /** As `finestAt`, or on the outer border of the city the unit within 20 m. */
  finestNear(position: Position): string | undefined;
  /** A random position inside a unit, away from its border as far as its size allows (up to 12 m). */
  positionIn(code: string, random: Random): Position;
  /** Crossing (three streets or more) nearest to a position. */
  crossingNear(position: Position): number;
}

/** Prepares the look-ups over the drawn city. */
export function surveyCity({ units, streetGraph }: CityInput): Survey {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const graph = loadStreetGraph(streetGraph);
  const layers = (['micro-grid', 'grid', 'village'] as const).map((level) => {
    const members = units.filter((unit) => unit.level === level);
    return { members, index: createPolygonIndex(members.map(({ geometry }) => geometry)) };
  });
  const survey: Survey = {
    graph,
    unitsOf: (level, within = '') =>
      units.filter((unit) => unit.level === level && unit.code.startsWith(within)),
    unit: (code) => {
      const unit = byCode.get(code);
      if (!unit) throw new Error(`the city has no unit ${code}`);
      return unit;
    },
    finestAt: (position) => {
      for (const { members, index } of layers) {
        const unit = members[index.locate(position)];
        if (unit) return unit.code;
      }
      return undefined;
    },
    finestNear: (position) =>
      survey.finestAt(position) ??
      [0, 45, 90, 135, 180, 225, 270, 315]
        .map((bearing) => survey.finestAt(offset(position, 20, bearing)))
        .find((code) => code !== undefined),
    positionIn: (code, random) => randomPositionIn(survey.unit(code), random),
    crossingNear: (position) =>
      nearestStreetNode(graph, position, (node) => {
        const streets = graph.offsets[node + 1]! - graph.offsets[node]!;
        return streets >= 3 && isWellInside(survey, graph.nodes[node]!);
      }),
  };
  return survey;
}

/** Whether the city goes on all around a position. */
function isWellInside(survey: Survey, position: Position): boolean {
  return [0, 90, 180, 270].every((bearing) => survey.finestAt(offset(position, 40, bearing)) !== undefined);
}

const METRES_PER_DEGREE = 111_195;

function randomPositionIn(unit: UnitRecord, random: Random): Position {
  const [lng0, lat0] = unit.labelPoint;
  const squeeze = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const outline = (
    unit.geometry.type === 'Polygon' ? unit.geometry.coordinates : unit.geometry.coordinates[0]!
  )[0]!;
  const ring = outline.map(([lng, lat]): PlanePoint => [
    (lng! - lng0) * squeeze,
    (lat! - lat0) * METRES_PER_DEGREE,
  ]);
  const radius = signedDistanceToRing(0, 0, ring);
  const clearance = Math.min(12, radius / 2);
  // Within three times the inner radius of the label point: positions keep to the body of the unit.
  for (let attempt = 0; attempt < 200; attempt++) {
    const x = (random() * 2 - 1) * 3 * radius;
    const y = (random() * 2 - 1) * 3 * radius;
    if (signedDistanceToRing(x, y, ring) >= clearance)
      return round6([lng0 + x / squeeze, lat0 + y / METRES_PER_DEGREE]);
  }
  return [lng0, lat0];
}

/** Degrees to six decimals, 0.1 m. */
export function round6([lng, lat]: Position): Position {
  return [Number(lng.toFixed(6)), Number(lat.toFixed(6))];
}

/** A position `distanceM` metres from another, `bearingDeg` clockwise from north; flat, for short ways only. */
export function offset([lng, lat]: Position, distanceM: number, bearingDeg: number): Position {
  const bearing = (bearingDeg * Math.PI) / 180;
  const squeeze = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return round6([
    lng + (distanceM * Math.sin(bearing)) / squeeze,
    lat + (distanceM * Math.cos(bearing)) / METRES_PER_DEGREE,
  ]);
}
