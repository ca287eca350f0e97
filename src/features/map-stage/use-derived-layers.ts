import { useEffect, useMemo, useState } from 'react';
import type { CameraSectors } from '../../layers/camera-sectors.ts';
import type { MarketStates } from '../../layers/markets.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { PlaceRecord } from '../../schemas/places.ts';

/** A value that is derived later, while a layer is on; what it is derived from is `derive` itself. */
function useDerived<T>(derive: (() => Promise<T>) | undefined): T | undefined {
  const [derived, setDerived] = useState<{ by: () => Promise<T>; value: T } | undefined>();
  useEffect(() => {
    if (derive === undefined) return;
    let isWanted = true;
    void derive().then((value) => {
      if (isWanted) setDerived({ by: derive, value });
    });
    return () => {
      isWanted = false;
    };
  }, [derive]);
  return derived !== undefined && derived.by === derive ? derived.value : undefined;
}

/** Which markets are held on a civil day, while the layer is on; the calendars are fetched with the first one. */
export function useMarketStates(
  places: readonly PlaceRecord[] | undefined,
  civilDay: number,
  isOn: boolean,
): MarketStates | undefined {
  const derive = useMemo(
    () =>
      !isOn || places === undefined
        ? undefined
        : async () => {
            const { marketStates } = await import('./derived-layers.ts');
            return marketStates(places, civilDay);
          },
    [places, civilDay, isOn],
  );
  return useDerived(derive);
}

/** The known view sectors, while the layer is on. */
export function useSectors(
  cameras: readonly CameraRecord[] | undefined,
  isOn: boolean,
): CameraSectors | undefined {
  const derive = useMemo(
    () =>
      !isOn || cameras === undefined
        ? undefined
        : async () => {
            const { knownSectors } = await import('./derived-layers.ts');
            return knownSectors(cameras);
          },
    [cameras, isOn],
  );
  return useDerived(derive);
}
