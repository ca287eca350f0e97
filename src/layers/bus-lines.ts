import type { ExpressionSpecification } from 'maplibre-gl';
import type { LineCollection } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { facilityPoints } from './facilities.ts';
import { matchValues } from './style/expressions.ts';
import { FONT_REGULAR } from './style/fonts.ts';
import { collection, geojsonSource } from './style/geojson.ts';
import { linesOfKind } from './style/lines-of-kind.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

const colourAt = (index: number, { map, ui }: Theme): string =>
  map.bus[index % map.bus.length] ?? map.bus[0] ?? ui.accent;

/** The colour of each line by its id. */
function lineColours(lines: LineCollection, theme: Theme): string | ExpressionSpecification {
  const colours = lines.features.map(
    ({ properties }, index) => [properties.id, colourAt(index, theme)] as const,
  );
  return matchValues(['get', 'id'], colours, colourAt(0, theme));
}

/** Until they have come. */
const NO_STOPS = collection([]);

/** Bus lines, each in a colour of its own, with their stops from near. */
export const busLines = defineLayer({
  id: 'busLines',
  shownWith: ['busLines'],
  needs: ['lines'],
  wants: ['facilities'],
  code: NO_CODE,
  data: ({ lines, facilities }, { desk, shown }) => ({
    /** The desk draws thefts along the lines over them. */
    isUnderRides: shown.has('hotspots') && desk.place?.picture.kind === 'lines',
    lines: linesOfKind(lines, 'BUS_LINE'),
    stops: facilities === undefined ? NO_STOPS : facilityPoints(facilities).stops,
  }),
  style: ({ lines, stops, isUnderRides }, theme) => {
    const colour = lineColours(lines, theme);
    return {
      sources: { 'bus-lines': geojsonSource(lines), 'bus-stops': geojsonSource(stops) },
      layers: [
        {
          id: 'bus-line',
          type: 'line',
          source: 'bus-lines',
          layout: { 'line-cap': 'round', 'line-join': 'round' },
          paint: {
            'line-color': colour,
            'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.2, 15, 3.6],
            'line-opacity': isUnderRides ? 0.15 : 0.85,
          },
        },
        {
          id: 'bus-line-label',
          type: 'symbol',
          source: 'bus-lines',
          minzoom: 12,
          layout: {
            'symbol-placement': 'line',
            'symbol-spacing': 380,
            'text-field': ['get', 'name'],
            'text-font': FONT_REGULAR,
            'text-size': 12,
          },
          paint: { 'text-color': colour, 'text-halo-color': theme.map.labelHalo, 'text-halo-width': 1.6 },
        },
        {
          id: 'bus-stop',
          type: 'circle',
          source: 'bus-stops',
          minzoom: 12.2,
          paint: {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 2, 16, 5],
            'circle-color': theme.map.stop,
            'circle-stroke-color': theme.map.facility,
            'circle-stroke-width': 1.4,
          },
        },
      ],
    };
  },
  // Under thefts along the lines their own colours are too faint to be told apart.
  legend: ({ lines, isUnderRides }, theme) =>
    isUnderRides || lines.features.length === 0
      ? undefined
      : {
          id: 'bus',
          titleKey: 'layer.bus',
          rows: lines.features.slice(0, 6).map((line, index) => ({
            swatch: { kind: 'line', colour: colourAt(index, theme) },
            label: line.properties.name,
          })),
          inline: true,
        },
  pick: {
    styleLayers: ['bus-stop'],
    as: 'point',
    selection: ({ facility }) => ({ kind: 'facility', id: String(facility) }),
  },
  images: null,
});
