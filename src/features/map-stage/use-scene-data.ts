import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { UnitCollection } from '../../schemas/units.ts';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { unitsQuery } from '../../api/units.ts';
import type { UnitsByLevel } from '../../layers/units/unit-data.ts';
import { useView } from '../../state/hooks.tsx';

/** Data of the layers that are on; a layer that is off reads nothing. */
export function useLayerData() {
  const layers = useView((state) => state.view.layers);
  const isOn = (layer: (typeof layers)[number]): boolean => layers.includes(layer);
  const isCameraChosen = useView((state) => state.view.selection?.kind === 'camera');
  const lines = useQuery(linesQuery).data;
  const wantsFacilities = isOn('facilities') || isOn('busLines');
  return {
    lines,
    areas: useQuery({ ...unitsQuery('area'), enabled: isOn('areas') }).data,
    cameras: useQuery({
      ...camerasQuery,
      enabled: isOn('cameras') || isOn('cameraSectors') || isCameraChosen,
    }).data,
    facilities: useQuery({ ...facilitiesQuery, enabled: wantsFacilities }).data,
    places: useQuery({ ...placesQuery, enabled: isOn('markets') }).data,
  };
}

/** Units of every level, all asked for at once; what has come can be drawn. */
export function useUnits(): { units: UnitsByLevel; error: Error | null; retry: () => void } {
  const county = useQuery(unitsQuery('county'));
  const township = useQuery(unitsQuery('township'));
  const village = useQuery(unitsQuery('village'));
  const finest = useQuery(unitsQuery('finest'));
  useQuery(unitsQuery('area'));
  const units = useMemo(
    () =>
      Object.fromEntries(
        Object.entries({
          county: county.data,
          township: township.data,
          village: village.data,
          finest: finest.data,
        }).filter((entry): entry is [string, UnitCollection] => entry[1] !== undefined),
      ) as UnitsByLevel,
    [county.data, township.data, village.data, finest.data],
  );
  return { units, error: county.error, retry: () => void county.refetch() };
}
