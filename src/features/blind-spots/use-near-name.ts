import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { facilitiesQuery } from '../../api/facilities.ts';
import { placesQuery } from '../../api/places.ts';
import { PUBLIC_PLACE_KINDS } from '../../domain/cases/public-places.ts';
import { nearestName } from '../../domain/geo/nearest-name.ts';
import type { Position } from '../../domain/geo/positions.ts';

/** What a position is called by, with the distance of it: the rule by which hotspots are named. */
export function useNearName(): (position: Position) => ReturnType<typeof nearestName> {
  const places = useQuery(placesQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  const { named, stops } = useMemo(
    () => ({
      named: (places ?? [])
        .filter(({ kind }) => PUBLIC_PLACE_KINDS.has(kind))
        .map(({ name, point }) => ({ name, position: point })),
      stops: (facilities ?? [])
        .filter(({ facilityType }) => facilityType === 'BUS_STOP')
        .map(({ name, point }) => ({ name, position: point })),
    }),
    [places, facilities],
  );
  return (position) => nearestName(position, named, stops);
}
