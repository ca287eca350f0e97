import { useQueries, useQuery } from '@tanstack/react-query';
import type { MultiPolygon, Polygon } from 'geojson';
import { useMemo } from 'react';
import type { UnitCollection, UnitProperties } from '../schemas/units.ts';
import { countyCode } from '../domain/grids/codes.ts';
import { isInForce } from '../domain/grids/versions/validity.ts';
import { otherVersions, unitsQuery } from './units.ts';

export interface IndexedUnit extends UnitProperties {
  geometry: Polygon | MultiPolygon;
}
export type UnitIndex = ReadonlyMap<string, IndexedUnit>;

/** Units by code. Later collections do not replace earlier ones. */
export function indexUnits(collections: readonly (UnitCollection | undefined)[]): UnitIndex {
  const index = new Map<string, IndexedUnit>();
  for (const collection of collections)
    for (const { properties, geometry } of collection?.features ?? [])
      if (!index.has(properties.code)) index.set(properties.code, { ...properties, geometry });
  return index;
}

let lastInput: readonly (UnitCollection | undefined)[] = [];
let lastIndex: UnitIndex = new Map();

function sharedIndex(collections: readonly (UnitCollection | undefined)[]): UnitIndex {
  const isSame =
    collections.length === lastInput.length && collections.every((one, at) => one === lastInput[at]);
  if (!isSame) {
    lastInput = collections;
    lastIndex = indexUnits(collections);
  }
  return lastIndex;
}

/** Counties in which grids are divided further: there a grid is not the finest unit, and is read by itself. */
export function countiesWithMicroGrids(finest: UnitCollection | undefined): string[] {
  const divided = (finest?.features ?? []).filter(({ properties }) => properties.level === 'micro-grid');
  return [...new Set(divided.map(({ properties }) => countyCode(properties.code)))];
}

const dataOf = (replies: readonly { data: UnitCollection | undefined }[]) => replies.map(({ data }) => data);

const READ_ONLY = { enabled: false } as const;

/** Of each unit the version that counts on a day, `YYYY-MM-DD` in Shanghai. */
export function indexUnitsAt(collections: readonly (UnitCollection | undefined)[], day: string): UnitIndex {
  const inForce = collections.map(
    (collection) =>
      collection && {
        ...collection,
        features: collection.features.filter(({ properties }) => isInForce(properties, day)),
      },
  );
  return indexUnits(inForce);
}

/** All units that were read so far, by full code; one index for the whole page. */
export function useUnitIndex(): UnitIndex {
  const collections = useCollections();
  return useMemo(() => sharedIndex(collections), [collections]);
}

/** The units of a day, by full code, whatever day the map is drawn for. */
export function useUnitsAt(day: string): UnitIndex {
  const collections = useCollections();
  return useMemo(() => indexUnitsAt(collections, day), [collections, day]);
}

function useCollections(): readonly (UnitCollection | undefined)[] {
  const county = useQuery({ ...unitsQuery('county'), ...READ_ONLY }).data;
  const township = useQuery({ ...unitsQuery('township'), ...READ_ONLY }).data;
  const village = useQuery({ ...unitsQuery('village'), ...READ_ONLY }).data;
  const finest = useQuery({ ...unitsQuery('finest'), ...READ_ONLY }).data;
  const area = useQuery({ ...unitsQuery('area'), ...READ_ONLY }).data;
  const others = useQuery<UnitCollection>({ ...otherVersions, ...READ_ONLY }).data;
  const divided = useMemo(() => countiesWithMicroGrids(finest), [finest]);
  const grids = useQueries({
    queries: divided.map((county) => unitsQuery('grid', county)),
    combine: dataOf,
  });
  return useMemo(
    () => [county, township, village, finest, area, ...grids, others],
    [county, township, village, finest, area, grids, others],
  );
}
