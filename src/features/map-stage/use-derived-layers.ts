import { useEffect, useState } from 'react';
import type { CameraSectors } from '../../layers/camera-sectors.ts';
import type { MarketStates } from '../../layers/markets.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { PlaceRecord } from '../../schemas/places.ts';

type Derivations = typeof import('./derived-layers.ts');

/** Calendars and sector geometry are fetched when a layer that needs them is switched on. */
function useDerived<T>(
  isOn: boolean,
  derive: (derivations: Derivations) => T,
  inputs: readonly unknown[],
): T | undefined {
  const [derived, setDerived] = useState<T | undefined>();
  useEffect(() => {
    if (!isOn) {
      setDerived(undefined);
      return;
    }
    let isWanted = true;
    void import('./derived-layers.ts').then((derivations) => {
      if (isWanted) setDerived(derive(derivations));
    });
    return () => {
      isWanted = false;
    };
    // The inputs are what `derive` closes over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isOn, ...inputs]);
  return derived;
}

/** Which markets are held on a civil day, while the layer is on. */
export function useMarketStates(
  places: readonly PlaceRecord[] | undefined,
  civilDay: number,
  isOn: boolean,
): MarketStates | undefined {
  return useDerived(isOn, ({ marketStates }) => places && marketStates(places, civilDay), [places, civilDay]);
}

/** The known view sectors, while the layer is on. */
export function useSectors(
  cameras: readonly CameraRecord[] | undefined,
  isOn: boolean,
): CameraSectors | undefined {
  return useDerived(isOn, ({ knownSectors }) => cameras && knownSectors(cameras), [cameras]);
}
