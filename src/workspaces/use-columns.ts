import { useState } from 'react';
import { useInterface, useView } from '../state/hooks.tsx';

/** Narrower than this the columns lie over the map and begin closed, px. */
const COLUMNS_WIDTH_PX = 960;
const hasRoomForColumns = (): boolean => window.innerWidth >= COLUMNS_WIDTH_PX;

/** A column beside the map: whether it is open, and what its button does. */
export interface ColumnState {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** The left column. Filters that are asked for take the place of its panels. */
export function useLeftColumn(): ColumnState {
  const [isOpenByItself, setOpen] = useState(hasRoomForColumns);
  const areFiltersAsked = useInterface((state) => state.filtersOpen);
  const toggleFilters = useInterface((state) => state.toggleFilters);
  const isOpen = isOpenByItself || areFiltersAsked;
  const toggle = (): void => {
    if (areFiltersAsked) toggleFilters();
    setOpen(!isOpen);
  };
  return { isOpen, toggle };
}

/** The right column. A selection, an emergency or the coverage audit opens it; to close it lets the selection go, closes the audit and puts the emergency away. */
export function useRightColumn(): ColumnState {
  const selection = useView((state) => state.view.selection);
  const select = useView((state) => state.select);
  const emergency = useView((state) => state.view.emergency);
  const audit = useView((state) => state.view.audit);
  const change = useView((state) => state.change);
  const [isOpenByItself, setOpen] = useState(hasRoomForColumns);
  /** The emergency whose panel was put away. */
  const [hiddenEmergency, hideEmergency] = useState<typeof emergency>(null);
  const isOpen =
    isOpenByItself ||
    selection !== null ||
    audit !== null ||
    (emergency !== null && emergency !== hiddenEmergency);
  const toggle = (): void => {
    if (selection !== null) select(null);
    if (audit !== null) change({ audit: null });
    hideEmergency(isOpen ? emergency : null);
    if (emergency !== null) setOpen(!isOpen);
    else setOpen(selection !== null || audit !== null ? hasRoomForColumns() : !isOpenByItself);
  };
  return { isOpen, toggle };
}
