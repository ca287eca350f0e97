import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PUBLIC_PLACE_KINDS } from '../domain/cases/public-places.ts';
import type { KnownPlaces } from '../domain/geo/describe-place.ts';
import { facilitiesQuery } from './facilities.ts';
import { placesQuery } from './places.ts';

/** The public places and bus stops that positions are told from. */
export function useKnownPlaces(): KnownPlaces {
  const places = useQuery(placesQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  return useMemo(
    () => ({
      places: (places ?? [])
        .filter(({ kind }) => PUBLIC_PLACE_KINDS.has(kind))
        .map(({ name, point }) => ({ name, position: point })),
      stops: (facilities ?? [])
        .filter(({ facilityType }) => facilityType === 'BUS_STOP')
        .map(({ name, point }) => ({ name, position: point })),
    }),
    [places, facilities],
  );
}
