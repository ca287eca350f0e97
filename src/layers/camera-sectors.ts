import type { FeatureCollection, Polygon } from 'geojson';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

/** The sectors that are known, and how many cameras there are in all. */
export interface CameraSectors {
  sectors: readonly { gbId: string; isOnline: boolean; shape: Polygon }[];
  cameras: number;
}

/** View sectors from near, under the symbols; nobody's sector is invented. */
export function cameraSectors(data: CameraSectors | undefined, theme: Theme): ScenePart {
  if (data === undefined) return { sources: {}, layers: [] };
  const collection = cachedBy(data, 'sectors', (): FeatureCollection<Polygon> => ({
    type: 'FeatureCollection',
    features: data.sectors.map(({ gbId, isOnline, shape }) =>
      feature(shape, { camera: gbId, on: isOnline ? 1 : 0 }),
    ),
  }));
  return {
    sources: { 'camera-sectors': geojsonSource(collection) },
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
      noteValues: { known: data.sectors.length, n: data.cameras },
      inline: true,
      rows: [{ swatch: { kind: 'fill', colour: theme.map.camera }, labelKey: 'legend.sector' }],
    },
  };
}
