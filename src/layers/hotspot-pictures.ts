import type { Geometry } from 'geojson';
import type { LayerInput } from './model/layer-input.ts';
import { defineLayer, lateCode, NO_CODE } from './model/map-layer.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';
import { cachedBy } from './style/cached-by.ts';

type Pictures = typeof import('./pictures/picture-style.ts');

/** The hotspots of the patrol desk, as its place page has them computed. */
export const hotspotPictures = defineLayer({
  id: 'hotspotPictures',
  shownWith: ['hotspots'],
  needs: [],
  wants: [],
  code: lateCode((): Promise<Pictures> => import('./pictures/picture-style.ts')),
  data: (_, { desk: { place }, units }: LayerInput, pictures) =>
    place === null ? undefined : { place, pictures, units: units.finest },
  style: ({ place, pictures, units }, theme) => pictures.pictureStyle(place, theme, units),
  legend: ({ place, pictures, units }, theme) => pictures.pictureLegend(place, theme, units),
  pick: {
    styleLayers: ['hotspot-dot', 'hotspot-line', 'hotspot-fill'],
    as: 'ground',
    selection: ({ shape }) => ({ kind: 'hotspot', id: String(shape) }),
  },
  images: null,
});

/** What was chosen on the place page: a stretch of a line, or a spot. */
export const hotspotMarks = defineLayer({
  id: 'hotspotMarks',
  shownWith: ['hotspots'],
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { desk: { place } }) =>
    place === null || (place.stretch === null && place.spot === null) ? undefined : place,
  style: (place, theme) => {
    const shapes = cachedBy(place, 'marks', () =>
      collection<Geometry>([
        ...(place.stretch === null
          ? []
          : [feature({ type: 'LineString', coordinates: [...place.stretch] }, {})]),
        ...(place.spot === null ? [] : [pointFeature(place.spot, {})]),
      ]),
    );
    return {
      sources: { 'hotspot-marks': geojsonSource(shapes) },
      layers: [
        {
          id: 'hotspot-chosen-way',
          type: 'line',
          source: 'hotspot-marks',
          filter: ['==', ['geometry-type'], 'LineString'],
          layout: { 'line-join': 'round', 'line-cap': 'round' },
          paint: { 'line-color': theme.map.hover, 'line-width': 3, 'line-gap-width': 8 },
        },
        {
          id: 'hotspot-chosen-spot',
          type: 'circle',
          source: 'hotspot-marks',
          filter: ['==', ['geometry-type'], 'Point'],
          paint: {
            'circle-radius': 22,
            'circle-color': 'transparent',
            'circle-stroke-color': theme.map.hover,
            'circle-stroke-width': 2.4,
          },
        },
      ],
    };
  },
  legend: null,
  pick: null,
  images: null,
});
