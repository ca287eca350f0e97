import type { ExpressionSpecification } from 'maplibre-gl';
import type { PlaceScene } from '../../domain/desk/place/place-picture.ts';
import { isEmptyRange } from '../../domain/time/ranges.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import type { Theme } from '../../themes/theme.ts';
import type { LegendEntry } from '../model/legend-entry.ts';
import type { LayerStyle } from '../model/map-layer.ts';
import { matchValues } from '../style/expressions.ts';
import { FONT_BOLD } from '../style/fonts.ts';
import { geojsonSource } from '../style/geojson.ts';
import { drawClusters, drawDensity, drawNearRepeats } from './area-pictures.ts';
import { drawSignificance, drawTrend } from './cell-pictures.ts';
import type { DrawnPicture, PictureClass } from './picture-parts.ts';
import { drawRides } from './ride-shapes.ts';

/** A picture of the filter before is drawn this pale until the next one is there. */
const OUTDATED = 0.45;

function drawn(
  { picture, lineId }: PlaceScene,
  theme: Theme,
  units: UnitCollection | undefined,
): DrawnPicture {
  switch (picture.kind) {
    case 'density':
      return drawDensity(picture, theme);
    case 'significance':
      return drawSignificance(picture, theme, units);
    case 'trend':
      return drawTrend(picture, theme, units);
    case 'clusters':
      return drawClusters(picture, theme);
    case 'nearRepeat':
      return drawNearRepeats(picture, theme);
    case 'lines':
      return drawRides(picture, theme, lineId);
  }
}

/** Areas, their borders and signs, and lines; all of them are there whatever the picture. */
export function pictureStyle(scene: PlaceScene, theme: Theme, units: UnitCollection | undefined): LayerStyle {
  const { shapes, classes } = drawn(scene, theme, units);
  const by = <T extends string | number>(
    valueOf: (of: PictureClass) => T,
    fallback: T,
  ): ExpressionSpecification | T => {
    const [first, ...rest] = classes.map((of) => [of.name, valueOf(of)] as const);
    if (first === undefined) return fallback;
    return ['match', ['get', 'class'], ...first, ...rest.flat(), fallback];
  };
  const colour = matchValues(
    ['get', 'class'],
    classes.map((of) => [of.name, of.colour] as const),
    theme.ui.muted,
  );
  const share = scene.isOutdated ? OUTDATED : 1;
  const strength: ExpressionSpecification = ['*', share, ['coalesce', ['get', 'strength'], 1]];
  const fill: ExpressionSpecification = ['*', strength, by((of) => of.opacity, 0.5)];
  return {
    sources: { 'hotspot-shapes': geojsonSource(shapes) },
    layers: [
      {
        id: 'hotspot-fill',
        type: 'fill',
        source: 'hotspot-shapes',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: {
          'fill-color': colour,
          // From near an area fills the screen, so it steps back.
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12.5, fill, 15, ['*', 0.5, fill]],
          'fill-antialias': false,
        },
      },
      {
        id: 'hotspot-border',
        type: 'line',
        source: 'hotspot-shapes',
        filter: ['==', ['geometry-type'], 'Polygon'],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colour,
          'line-width': by((of) => of.width, 1),
          'line-opacity': ['*', 0.85, strength],
        },
      },
      {
        id: 'hotspot-line',
        type: 'line',
        source: 'hotspot-shapes',
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': colour, 'line-width': by((of) => of.width, 1), 'line-opacity': share },
      },
      {
        id: 'hotspot-dot',
        type: 'circle',
        source: 'hotspot-shapes',
        maxzoom: 14,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-color': colour,
          'circle-opacity': strength,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 4, 12.5, 5, 14, 0],
          'circle-stroke-color': theme.map.labelHalo,
          'circle-stroke-width': 1,
          'circle-stroke-opacity': strength,
        },
      },
      {
        id: 'hotspot-sign',
        type: 'symbol',
        source: 'hotspot-shapes',
        minzoom: 11.5,
        filter: ['==', ['geometry-type'], 'Polygon'],
        layout: {
          'text-field': ['coalesce', ['get', 'sign'], by((of) => of.sign, '')],
          'text-font': FONT_BOLD,
          'text-size': 12,
        },
        paint: {
          'text-color': theme.map.label,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.4,
        },
      },
    ],
  };
}

/** Its classes with their numbers, and a note: window, n, size, method and what it cannot say. */
export function pictureLegend(
  scene: PlaceScene,
  theme: Theme,
  units: UnitCollection | undefined,
): LegendEntry {
  const { classes, noteKey, noteValues } = drawn(scene, theme, units);
  const isLine = scene.picture.kind === 'lines';
  const titleKey = `patrolPlace.picture.${scene.picture.kind}${scene.isOutdated ? '.outdated' : '.name'}`;
  // A data set without cases has no window: no dates may be said.
  if (isEmptyRange(scene.picture.facts.window))
    return { id: 'hotspot-picture', titleKey, noteKey: 'patrolPlace.legend.noData', rows: [], inline: true };
  return {
    id: 'hotspot-picture',
    titleKey,
    noteKey,
    noteValues,
    rows: classes.map(({ colour, labelKey, values, sign }) => ({
      swatch: { kind: isLine ? 'line' : 'fill', colour },
      labelKey,
      values: { ...values, sign },
    })),
    inline: true,
  };
}
