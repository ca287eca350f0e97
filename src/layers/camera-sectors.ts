import type { FeatureCollection, Polygon } from 'geojson';
import { viewSector } from '../domain/cameras/view-sector.ts';
import type { CameraRecord } from '../schemas/cameras.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './cached-by.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

/** View sectors of the cameras whose azimuth, angle and range are all known; nobody's sector is invented. */
export function knownSectors(cameras: readonly CameraRecord[]): FeatureCollection<Polygon> {
  return cachedBy(cameras, 'sectors', () => ({
    type: 'FeatureCollection' as const,
    features: cameras.flatMap((camera) => {
      const geometry = viewSector(camera);
      return geometry === undefined
        ? []
        : [feature(geometry, { camera: camera.gbId, on: camera.status === 'online' ? 1 : 0 })];
    }),
  }));
}

/** Sectors from near, under the symbols. */
export function cameraSectors(records: readonly CameraRecord[] | undefined, theme: Theme): ScenePart {
  if (records === undefined) return { sources: {}, layers: [] };
  const sectors = knownSectors(records);
  return {
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
    legend: {
      id: 'camera-sectors',
      titleKey: 'layer.cameraSectors',
      noteKey: 'legend.sectorNote',
      noteValues: { known: sectors.features.length, n: records.length },
      inline: true,
      rows: [{ swatch: { kind: 'fill', colour: theme.map.camera }, labelKey: 'legend.sector' }],
    },
  };
}
