import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { camerasQuery } from '../../api/cameras.ts';
import { casesQuery } from '../../api/cases.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { placesQuery } from '../../api/places.ts';
import { unitsQuery } from '../../api/units.ts';
import { LAYERS } from '../../layers/index.ts';
import type { Condition, ReadResources, ResourceName } from '../../layers/model/layer-input.ts';
import { isShown } from '../../layers/model/map-layer.ts';
import type { UnitsByLevel } from '../../layers/units/unit-data.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import { useView } from '../../state/hooks.tsx';

/** Reads what the shown layers draw from; a layer that is off reads nothing. */
export function useResources(shown: ReadonlySet<Condition>): ReadResources {
  const isCameraSelected = useView(({ view }) => view.selection?.kind === 'camera');
  const wanted = useMemo(
    () => new Set(LAYERS.filter((layer) => isShown(layer, shown)).flatMap(({ resources }) => resources)),
    [shown],
  );
  const when = (name: ResourceName) => ({ enabled: wanted.has(name) });
  const areas = useQuery({ ...unitsQuery('area'), ...when('areas') }).data;
  const lines = useQuery({ ...linesQuery, ...when('lines') }).data;
  // Where a selected camera lies is looked up here too.
  const cameras = useQuery({ ...camerasQuery, enabled: wanted.has('cameras') || isCameraSelected }).data;
  const facilities = useQuery({ ...facilitiesQuery, ...when('facilities') }).data;
  const places = useQuery({ ...placesQuery, ...when('places') }).data;
  const cases = useQuery({ ...casesQuery, ...when('cases') }).data;
  return useMemo(
    (): Required<ReadResources> => ({ areas, lines, cameras, facilities, places, cases }),
    [areas, lines, cameras, facilities, places, cases],
  );
}

/** Units of every level, all asked for at once; what has come can be drawn. */
export function useUnits(): UnitsByLevel {
  const county = useQuery(unitsQuery('county'));
  const township = useQuery(unitsQuery('township'));
  const village = useQuery(unitsQuery('village'));
  const finest = useQuery(unitsQuery('finest'));
  useQuery(unitsQuery('area'));
  return useMemo(
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
}
