import type { LayerSpecification } from 'maplibre-gl';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { unitSourceId } from './units/unit-data.ts';

/** The ground: our own land colour around the units, and over it a base map from elsewhere where there is one. */
export const basemap = defineLayer({
  id: 'basemap',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  // Where land and units are painted under the map, it stays transparent.
  data: (_, input) => (input.isUnitFillPainted ? undefined : { foreign: input.basemap }),
  style: ({ foreign }, theme) => {
    const background: LayerSpecification = {
      id: 'outside',
      type: 'background',
      paint: { 'background-color': theme.map.outside },
    };
    return { sources: foreign?.sources ?? {}, layers: [background, ...(foreign?.layers ?? [])] };
  },
  legend: null,
  pick: null,
  images: null,
});

/**
 * The schematic land: the districts in one colour, with nothing around them. Its source belongs to the fill of the units.
 * Where land is painted under the map it is there for clicks only.
 */
export const land = defineLayer({
  id: 'land',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { basemap: foreign, units, isUnitFillPainted }) =>
    foreign !== undefined || units.county === undefined ? undefined : { isPainted: isUnitFillPainted },
  style: ({ isPainted }, theme) => ({
    sources: {},
    layers: [
      {
        id: 'land',
        type: 'fill',
        source: unitSourceId('county'),
        paint: {
          'fill-color': theme.map.land,
          'fill-antialias': false,
          ...(isPainted && { 'fill-opacity': 0 }),
        },
      },
    ],
  }),
  legend: null,
  pick: {
    styleLayers: ['land'],
    as: 'ground',
    selection: ({ code }) => ({ kind: 'unit', id: String(code) }),
  },
  images: null,
});
