import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Theme } from '../themes/theme.ts';
import type { ScenePart } from './scene.ts';

/** A base map that was read from elsewhere: its own sources and layers, put under ours. */
export interface ForeignBasemap {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
}

/**
 * The ground: our own land colour around the units, or a base map from elsewhere. `isPainted`: it is painted under the map,
 * which stays transparent.
 */
export function basemap(foreign: ForeignBasemap | undefined, isPainted: boolean, theme: Theme): ScenePart {
  if (isPainted) return { sources: {}, layers: [] };
  const background: LayerSpecification = {
    id: 'outside',
    type: 'background',
    paint: { 'background-color': theme.map.outside },
  };
  return { sources: foreign?.sources ?? {}, layers: [background, ...(foreign?.layers ?? [])] };
}

/**
 * The schematic land: the districts in one colour, with nothing around them. Sources belong to the fill. Where it is painted
 * under the map it is there for clicks only.
 */
export function schematicLand(hasCounties: boolean, isPainted: boolean, theme: Theme): ScenePart {
  if (!hasCounties) return { sources: {}, layers: [] };
  return {
    sources: {},
    layers: [
      {
        id: 'land',
        type: 'fill',
        source: 'units-county',
        paint: {
          'fill-color': theme.map.land,
          'fill-antialias': false,
          ...(isPainted && { 'fill-opacity': 0 }),
        },
      },
    ],
  };
}
