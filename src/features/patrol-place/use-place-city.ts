import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesQuery } from '../../api/cases.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { unitsQuery } from '../../api/units.ts';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import { PUBLIC_PLACE_KINDS } from '../../domain/cases/public-places.ts';
import type { PlaceUnits } from '../../domain/desk/place/place-cells.ts';
import {
  PICTURED_COLUMNS,
  type PicturedCases,
  type PlaceSites,
} from '../../domain/desk/place/place-question.ts';
import type { BusLine, NamedPosition } from '../../domain/desk/place/ride-picture.ts';
import { marketsInUnits, type MarketOfUnit } from '../../domain/engine/filter/filter-context.ts';
import type { Position } from '../../domain/geo/positions.ts';
import type { FacilityRecord, LineCollection, PlaceRecord } from '../../schemas/places.ts';
import type { UnitCollection } from '../../schemas/units.ts';

/** What the page has of the city for the hotspots. */
export interface PlaceCity {
  /** Another one whenever something of the city was read anew: what is computed from it is kept under it. */
  readonly version: string;
  readonly allCases: CaseColumns;
  readonly cases: PicturedCases;
  readonly markets: readonly MarketOfUnit[];
  readonly sites: PlaceSites;
  readonly units: PlaceUnits;
  readonly lines: readonly BusLine[];
  readonly places: readonly NamedPosition[];
  readonly stops: readonly NamedPosition[];
}

/** Reads the city; `city` is undefined until all of it has come. */
export function usePlaceCity(): { city: PlaceCity | undefined; error: Error | null; retry: () => void } {
  const cases = useQuery(casesQuery);
  const places = useQuery(placesQuery);
  const facilities = useQuery(facilitiesQuery);
  const lines = useQuery(linesQuery);
  const finest = useQuery(unitsQuery('finest'));
  const replies = [cases, places, facilities, lines, finest];
  const version = replies.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  const city = useMemo(
    () =>
      cases.data && places.data && facilities.data && lines.data && finest.data
        ? { version, ...cityOf(cases.data, places.data, facilities.data, lines.data, finest.data) }
        : undefined,
    [version, cases.data, places.data, facilities.data, lines.data, finest.data],
  );
  const failed = replies.find(({ error }) => error !== null);
  return { city, error: failed?.error ?? null, retry: () => void failed?.refetch() };
}

function cityOf(
  allCases: CaseColumns,
  places: readonly PlaceRecord[],
  facilities: readonly FacilityRecord[],
  lines: LineCollection,
  finest: UnitCollection,
): Omit<PlaceCity, 'version'> {
  const stopRecords = facilities.filter(({ facilityType }) => facilityType === 'BUS_STOP');
  const publicPlaces = places.filter(({ kind }) => PUBLIC_PLACE_KINDS.has(kind));
  const stops = stopRecords.map(named);
  return {
    allCases,
    cases: pick(allCases, PICTURED_COLUMNS),
    markets: marketsInUnits(places),
    sites: sitesOf([...publicPlaces, ...stopRecords]),
    units: {
      codes: finest.features.map(({ properties }) => properties.code),
      longitude: Float64Array.from(finest.features, ({ properties }) => properties.labelPoint[0]),
      latitude: Float64Array.from(finest.features, ({ properties }) => properties.labelPoint[1]),
    },
    lines: busLinesOf(lines, stops),
    places: publicPlaces.map(named),
    stops,
  };
}

function pick<Source, Key extends keyof Source>(source: Source, keys: readonly Key[]): Pick<Source, Key> {
  return Object.fromEntries(keys.map((key) => [key, source[key]])) as Pick<Source, Key>;
}

function named({ id, name, point }: PlaceRecord | FacilityRecord): NamedPosition {
  return { id, name, position: point };
}

function sitesOf(records: readonly (PlaceRecord | FacilityRecord)[]): PlaceSites {
  const units = [...new Set(records.flatMap(({ unitCode }) => unitCode ?? []))];
  const indices = new Map(units.map((code, index) => [code, index] as const));
  return {
    longitude: Float64Array.from(records, ({ point }) => point[0]),
    latitude: Float64Array.from(records, ({ point }) => point[1]),
    unit: Int32Array.from(records, ({ unitCode }) => indices.get(unitCode ?? '') ?? -1),
    units,
  };
}

function busLinesOf({ features }: LineCollection, stops: readonly NamedPosition[]): BusLine[] {
  const byId = new Map(stops.map((stop) => [stop.id, stop] as const));
  return features
    .filter(({ properties }) => properties.kind === 'BUS_LINE')
    .map(({ properties: { id, name, stopIds }, geometry }) => ({
      id,
      name,
      shape: (geometry.type === 'LineString'
        ? geometry.coordinates
        : geometry.coordinates.flat()) as Position[],
      stops: stopIds.flatMap((stopId) => byId.get(stopId) ?? []),
    }));
}
