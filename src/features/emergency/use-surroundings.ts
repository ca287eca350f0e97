import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LineCollection, PlaceRecord } from '../../schemas/places.ts';
import { ASK_AGAIN_MS } from '../../api/client.ts';
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

/** What the page could not look for, because it has not been told yet. */
export type Unknown = 'cameras' | 'facilities' | 'waters';

/**
 * What lies around a position, computed once per position for all readers, from what the page holds; what it does not hold
 * it asks for, and again until it has it.
 */
export function useSurroundings(position: readonly [number, number] | undefined) {
  const client = useQueryClient();
  const language = useView((state) => state.view.language);
  return useQuery({
    queryKey: ['surroundings', position, language],
    enabled: position !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    retry: false,
    refetchInterval: (query) =>
      query.state.data === undefined || query.state.data.unknown.length > 0 ? ASK_AGAIN_MS : false,
    queryFn: async () => {
      const held = { revalidateIfStale: true, retry: false } as const;
      const unlessGone = <Data>(coming: Promise<Data>): Promise<Data | undefined> =>
        coming.catch(() => undefined);
      const [graph, cameras, facilities, places, lines] = await Promise.all([
        client.ensureQueryData({ ...streetGraphQuery, ...held }),
        unlessGone(client.ensureQueryData({ ...camerasQuery, ...held })),
        unlessGone(client.ensureQueryData({ ...facilitiesQuery, ...held })),
        unlessGone(client.ensureQueryData({ ...placesQuery, ...held })),
        unlessGone(client.ensureQueryData({ ...linesQuery, ...held })),
      ]);
      const [longitude = 0, latitude = 0] = position ?? [];
      const isWaterKnown = lines !== undefined && places !== undefined;
      const found = surroundingsOf(graph, [longitude, latitude], {
        cameras: cameras ?? [],
        facilities: facilities ?? [],
        waters: isWaterKnown ? watersOf(lines, places, language) : [],
      });
      if (found === undefined) throw new RangeError('the street graph has no street');
      const unknown: Unknown[] = [
        ...(cameras === undefined ? (['cameras'] as const) : []),
        ...(facilities === undefined ? (['facilities'] as const) : []),
        ...(isWaterKnown ? [] : (['waters'] as const)),
      ];
      return { ...found, unknown };
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
