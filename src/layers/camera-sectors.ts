import { cachedBy } from './style/cached-by.ts';
import { collection, feature, geojsonSource } from './style/geojson.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';

/**
 * View sectors from near, under the symbols. Nobody's sector is invented: only cameras whose azimuth, angle and range are
 * known have one.
 */
export const cameraSectors = defineLayer({
  id: 'cameraSectors',
  shownWith: ['cameraSectors'],
  needs: ['cameras'],
  wants: [],
  code: lateCode(() => import('../domain/cameras/view-sector.ts')),
  data: ({ cameras }, _, { viewSector }) => ({
    all: cameras.length,
    sectors: cachedBy(cameras, 'sectors', () =>
      collection(
        cameras.flatMap((camera) => {
          const shape = viewSector(camera);
          const on = camera.status === 'online' ? 1 : 0;
          return shape === undefined ? [] : [feature(shape, { camera: camera.gbId, on })];
        }),
      ),
    ),
  }),
  style: ({ sectors }, theme) => ({
    sources: { 'camera-sectors': geojsonSource(sectors) },
    layers: [
      {
        id: 'camera-sectors-fill',
        type: 'fill',
        source: 'camera-sectors',
        minzoom: 14.5,
        paint: {
          'fill-color': ['match', ['get', 'on'], 1, theme.map.camera, theme.map.cameraOff],
          'fill-opacity': 0.2,
        },
      },
      {
        id: 'camera-sectors-line',
        type: 'line',
        source: 'camera-sectors',
        minzoom: 14.5,
        paint: {
          'line-color': ['match', ['get', 'on'], 1, theme.map.camera, theme.map.cameraOff],
          'line-opacity': 0.75,
          'line-width': 1,
        },
      },
    ],
  }),
  legend: ({ sectors, all }, theme) => ({
    id: 'camera-sectors',
    titleKey: 'layer.cameraSectors',
    noteKey: 'legend.sectorNote',
    noteValues: { known: sectors.features.length, n: all },
    inline: true,
    rows: [{ swatch: { kind: 'fill', colour: theme.map.camera }, labelKey: 'legend.sector' }],
  }),
  pick: null,
  images: null,
});
