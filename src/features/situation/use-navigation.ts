import { useMemo } from 'react';
import { useAppState } from '../../state/hooks.tsx';
import { markPlace, unmarkPlace, type SpokenPlace } from '../../state/stores/mark-place.ts';

/** A spot is shown this near: a grid of the town fills the middle of the map. */
const SPOT_ZOOM = 14.6;

interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a click on a row does: it chooses, flies or drills down, by the state that the map and the dossiers follow. */
export interface Navigation {
  readonly toIncident: (eventNo: string) => void;
  readonly toPlace: (placeId: string) => void;
  /** Shows a place with its circle and its reports; `null` takes them off the map. */
  readonly toReports: (place: SpokenPlace | null) => void;
  /** Chooses a unit and flies to its spot; the filter stays. */
  readonly toUnit: (unitCode: string, spot?: Spot) => void;
  /** Makes the unit the extent of the page. */
  readonly intoUnit: (unitCode: string) => void;
}

/** The ways from a panel to the map. */
export function useNavigation(): Navigation {
  const state = useAppState();
  return useMemo(() => {
    const { view, filter } = state;
    const toSpot = ({ longitude, latitude }: Spot): void =>
      view.getState().change({
        camera: { center: [longitude, latitude], zoom: SPOT_ZOOM, bearing: 0, pitch: 0 },
      });
    return {
      toIncident: (eventNo) => view.getState().select({ kind: 'incident', id: eventNo }),
      toPlace: (placeId) => view.getState().select({ kind: 'place', id: placeId }),
      toReports: (place) => (place === null ? unmarkPlace(state) : markPlace(state, place)),
      toUnit: (unitCode, spot) => {
        view.getState().select({ kind: 'unit', id: unitCode });
        if (spot !== undefined) toSpot(spot);
      },
      intoUnit: (unitCode) => filter.getState().change({ unitCode }),
    };
  }, [state]);
}
