import type { ExpressionSpecification } from 'maplibre-gl';
import type { LineCollection } from '../schemas/places.ts';
import type { FacilityCollection } from './facilities.ts';
import type { Theme } from '../themes/theme.ts';
import { linesOfKind } from './model/lines-of-kind.ts';
import { EMPTY_COLLECTION, FONT_REGULAR, geojsonSource, type ScenePart } from './scene.ts';

/** Bus lines, each in a colour of its own, with their stops from near. */
export function busLines(
  lines: LineCollection | undefined,
  stops: FacilityCollection | undefined,
  theme: Theme,
): ScenePart {
  if (lines === undefined) return { sources: {}, layers: [] };
  const bus = linesOfKind(lines, 'BUS_LINE');
  const colours = bus.features.flatMap((line, index) => [
    line.properties.id,
    theme.map.bus[index % theme.map.bus.length] ?? theme.ui.accent,
  ]);
  const first = theme.map.bus[0] ?? theme.ui.accent;
  const colour =
    colours.length > 0
      ? (['match', ['get', 'id'], ...colours, first] as unknown as ExpressionSpecification)
      : first;
  return {
    sources: { 'bus-lines': geojsonSource(bus), 'bus-stops': geojsonSource(stops ?? EMPTY_COLLECTION) },
    layers: [
      {
        id: 'bus-line',
        type: 'line',
        source: 'bus-lines',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': colour,
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1.2, 15, 3.6],
          'line-opacity': 0.85,
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
    legend: {
      id: 'bus',
      titleKey: 'layer.bus',
      rows: bus.features.slice(0, 6).map((line, index) => ({
        swatch: { kind: 'line', colour: theme.map.bus[index % theme.map.bus.length] ?? first },
        label: line.properties.name,
      })),
      inline: true,
    },
  };
}
