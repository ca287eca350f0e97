import type { Feature, Geometry } from 'geojson';
import type { ClusterPicture } from '../../domain/desk/place/cluster-picture.ts';
import type { DensityPicture } from '../../domain/desk/place/density-picture.ts';
import type { NearRepeatPicture } from '../../domain/desk/place/near-repeat-picture.ts';
import { cityPlane } from '../../domain/geo/city-plane.ts';
import type { Position } from '../../domain/geo/positions.ts';
import type { Theme } from '../../themes/theme.ts';
import { cachedBy } from '../style/cached-by.ts';
import { collection, feature } from '../style/geojson.ts';
import { formatMetres } from './metres.ts';
import { factValues, type DrawnPicture, type PictureClass } from './picture-parts.ts';

/** Areas above each limit of the density, the lowest below. */
export function drawDensity(picture: DensityPicture, theme: Theme): DrawnPicture {
  const { bands, bandwidthM, cellM, facts } = picture;
  const colours = theme.map.heat.slice(1);
  return {
    shapes: cachedBy(picture, 'shapes', () =>
      collection(
        bands.map(({ from, polygons }, shape) =>
          feature<Geometry>(
            {
              type: 'MultiPolygon',
              coordinates: polygons.map((polygon) => polygon.map((ring) => [...ring])),
            },
            { shape, class: `from ${from}` },
          ),
        ),
      ),
    ),
    classes: bands.map(({ from }, at): PictureClass => ({
      name: `from ${from}`,
      colour: colours[Math.min(at, colours.length - 1)] ?? theme.ui.warning,
      opacity: 0.8,
      width: 1,
      sign: '',
      labelKey: 'patrolPlace.legend.above',
      values: { from },
    })),
    noteKey: 'patrolPlace.legend.density',
    noteValues: { ...factValues(facts), bandwidth: formatMetres(bandwidthM), cell: formatMetres(cellM) },
  };
}

/** An area with a dot in it, which is seen where the map is too far away for the area. */
function withDot(
  ring: Position[],
  position: Position,
  properties: Record<string, unknown>,
): Feature<Geometry>[] {
  return [
    feature<Geometry>({ type: 'Polygon', coordinates: [ring] }, properties),
    feature<Geometry>({ type: 'Point', coordinates: position }, properties),
  ];
}

/** Hulls of clusters with their number of cases. */
export function drawClusters(picture: ClusterPicture, theme: Theme): DrawnPicture {
  const { clusters, radiusM, minPoints, noise, facts } = picture;
  return {
    shapes: cachedBy(picture, 'shapes', () =>
      collection(
        clusters.flatMap(({ ring, cases, position }, shape) =>
          withDot([...ring], position, { shape, class: 'cluster', sign: String(cases) }),
        ),
      ),
    ),
    classes: [
      {
        name: 'cluster',
        colour: theme.ui.warning,
        opacity: 0.28,
        width: 2,
        sign: '',
        labelKey: 'patrolPlace.legend.cluster',
        values: { n: clusters.length },
      },
    ],
    noteKey: 'patrolPlace.legend.clusters',
    noteValues: { ...factValues(facts), radius: formatMetres(radiusM), points: minPoints, noise },
  };
}

/** Corners of the circle of a zone. */
const CORNERS = 40;

function circle(position: Position, radiusM: number): Position[] {
  const plane = cityPlane(position);
  const ring = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return plane.toPosition(radiusM * Math.cos(angle), radiusM * Math.sin(angle));
  });
  return [...ring, ring[0]!];
}

/** Zones that fade with their age; with each the days that it has left. */
export function drawNearRepeats(picture: NearRepeatPicture, theme: Theme): DrawnPicture {
  const { zones, facts, inTable, permutations, reach } = picture;
  const lifeDays = zones[0] === undefined ? 0 : lifeOf(picture);
  const key = reach === null ? 'nearRepeatFew' : reach.radiusM[0] === null ? 'nearRepeatNone' : 'nearRepeat';
  return {
    shapes: cachedBy(picture, 'shapes', () =>
      collection(
        zones
          .map(({ position, radiusM, ageDays, strength }, shape) =>
            withDot(circle(position, radiusM), position, {
              shape,
              class: 'zone',
              sign: `${ageDays}/${lifeDays}`,
              strength: 0.25 + 0.75 * strength,
            }),
          )
          .reverse()
          .flat(),
      ),
    ),
    classes: [
      {
        name: 'zone',
        colour: theme.map.market,
        opacity: 0.42,
        width: 1.4,
        sign: '',
        labelKey: 'patrolPlace.legend.zone',
        values: { n: zones.length, days: lifeDays },
      },
    ],
    noteKey: `patrolPlace.legend.${key}`,
    noteValues: { ...factValues(facts), inTable, permutations },
  };
}

function lifeOf({ reach, dayBands }: NearRepeatPicture): number {
  const gap = reach?.radiusM.findIndex((radius) => radius === null) ?? 0;
  return dayBands[(gap < 0 ? dayBands.length : gap) - 1] ?? 0;
}
