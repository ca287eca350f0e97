import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LineCollection, PlaceRecord } from '../../schemas/places.ts';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { streetGraphQuery } from '../../api/street-graph.ts';
import type { Water } from '../../domain/emergency/nearest-water.ts';
import { surroundingsOf } from '../../domain/emergency/surroundings.ts';
import type { Position } from '../../domain/geo/positions.ts';
import { labelIn, type Language } from '../../domain/view/languages.ts';
import { useView } from '../../state/hooks.tsx';

/** What lies around a position, computed once per position for all readers. */
export function useSurroundings(position: readonly [number, number] | undefined) {
  const client = useQueryClient();
  const language = useView((state) => state.view.language);
  return useQuery({
    queryKey: ['surroundings', position, language],
    enabled: position !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: async () => {
      const [graph, cameras, facilities, places, lines] = await Promise.all([
        client.fetchQuery(streetGraphQuery),
        client.fetchQuery(camerasQuery),
        client.fetchQuery(facilitiesQuery),
        client.fetchQuery(placesQuery),
        client.fetchQuery(linesQuery),
      ]);
      const [longitude = 0, latitude = 0] = position ?? [];
      const found = surroundingsOf(graph, [longitude, latitude], {
        cameras,
        facilities,
        waters: watersOf(lines, places, language),
      });
      if (found === undefined) throw new RangeError('the street graph has no street');
      return found;
    },
  });
}

/** Rivers as lines, other waters as the one point that is known of them. */
function watersOf(lines: LineCollection, places: readonly PlaceRecord[], language: Language): Water[] {
  const rivers = lines.features.flatMap(({ properties, geometry }): Water[] => {
    if (properties.kind !== 'RIVER') return [];
    const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return [{ name: labelIn(properties.labels, language) ?? properties.name, lines: parts as Position[][] }];
  });
  const others = places
    .filter(({ kind }) => kind === 'WATER')
    .map(({ name, point }): Water => ({ name, lines: [[point]] }));
  return [...rivers, ...others];
}
