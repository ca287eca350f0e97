import { useQueries } from '@tanstack/react-query';
import type { MultiPolygon, Polygon } from 'geojson';
import { useMemo } from 'react';
import type { UnitProperties } from '../schemas/units.ts';
import { unitsQuery, type UnitCollection } from './units.ts';

export interface IndexedUnit extends UnitProperties {
  geometry: Polygon | MultiPolygon;
}
export type UnitIndex = ReadonlyMap<string, IndexedUnit>;

const LEVELS = ['county', 'township', 'village', 'finest', 'area'] as const;

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

/** All units that were read so far, by full code; one index for the whole page. */
export function useUnitIndex(): UnitIndex {
  const collections = useQueries({
    queries: LEVELS.map((level) => ({ ...unitsQuery(level), enabled: false })),
    combine: readData,
  });
  return useMemo(() => sharedIndex(collections), [collections]);
}

function readData(results: readonly { data: UnitCollection | undefined }[]): (UnitCollection | undefined)[] {
  return results.map((result) => result.data);
}
