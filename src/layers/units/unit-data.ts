import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { UnitCollection, UnitProperties } from '../../schemas/units.ts';
import type { DrawnLevel } from '../../domain/view/map-view.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { cachedBy } from '../style/cached-by.ts';
import { feature } from '../style/geojson.ts';

export type UnitsByLevel = Readonly<Partial<Record<DrawnLevel, UnitCollection>>>;

/** Only what the renderer needs: geometry, code and name. The same input gives the same object back. */
export function stripUnits(units: UnitCollection): FeatureCollection<Polygon | MultiPolygon> {
  return cachedBy(units, 'stripped', () => ({
    type: 'FeatureCollection' as const,
    features: units.features.map(({ geometry, properties }) =>
      feature(geometry, { code: properties.code, name: properties.name, level: properties.level }),
    ),
  }));
}

/** The shortest name a unit goes by: 文化路社区 rather than 文化路社区居委会. Grids keep their full name. */
function shortName({ level, name, aliases }: UnitProperties): string {
  return level === 'village' ? [name, ...aliases].reduce((a, b) => (b.length < a.length ? b : a)) : name;
}

/** The label points of units, larger ones first in the competition for space. */
export function labelPoints(units: UnitCollection): FeatureCollection<Point> {
  return cachedBy(units, 'labels', () => ({
    type: 'FeatureCollection' as const,
    features: units.features.map(({ properties }) =>
      feature(
        { type: 'Point' as const, coordinates: properties.labelPoint },
        {
          code: properties.code,
          name: shortName(properties),
          level: properties.level,
          rank: -Math.round(properties.areaM2 / 1000),
        },
      ),
    ),
  }));
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * The label points of counties where their finest units lie densest, so that the name of a district with a wide hinterland
 * stands in its town. The point is that of the unit nearest to the middle unit; a county without units keeps its own.
 */
export function townLabels(counties: UnitCollection, finest: UnitCollection): FeatureCollection<Point> {
  return cachedBy(finest, 'town-labels', () => {
    const labels = labelPoints(counties);
    return {
      ...labels,
      features: labels.features.map((label) => {
        const points = finest.features
          .filter(({ properties }) => isWithin(properties.code, String(label.properties?.['code'])))
          .map(({ properties }) => properties.labelPoint);
        const longitude = middleOf(points.map(([east]) => east));
        const latitude = middleOf(points.map(([, north]) => north));
        const distance = ([east, north]: readonly [number, number]): number =>
          (east - longitude) ** 2 + (north - latitude) ** 2;
        const [first, ...others] = points;
        if (first === undefined) return label;
        const nearest = others.reduce(
          (best, point) => (distance(point) < distance(best) ? point : best),
          first,
        );
        return { ...label, geometry: { type: 'Point' as const, coordinates: nearest } };
      }),
    };
  });
}

/** Source ids of a level. */
export const unitSourceId = (level: DrawnLevel): string => `units-${level}`;
