import type { FeatureCollection, Point } from 'geojson';
import type { Theme } from '../../themes/theme.ts';
import type { LayerStyle } from '../model/map-layer.ts';
import { geojsonSource } from '../style/geojson.ts';
import { imageName } from '../style/images.ts';

/** Invisible squares about `points` that names give way to; `reach` of a point is half of its side, px of the map. */
export const obstacleStyle = (id: string, points: FeatureCollection<Point>, theme: Theme): LayerStyle => ({
  sources: { [id]: geojsonSource(points) },
  layers: [
    {
      id,
      type: 'symbol',
      source: id,
      layout: {
        'icon-image': imageName('obstacle', theme),
        'icon-size': ['get', 'reach'],
        'icon-allow-overlap': true,
        'icon-padding': 0,
      },
      paint: { 'icon-opacity': 0 },
    },
  ],
});
