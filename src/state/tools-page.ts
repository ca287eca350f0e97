import { useEffect } from 'react';
import { useAppState, useInterface } from './hooks.tsx';

/**
 * Whether layers and filters stand in the place of a column's panels, and what shows and puts them away. They do not stay
 * open behind a column that is gone.
 */
export function useToolsPage(): { areToolsOpen: boolean; showTools: (shown: boolean) => void } {
  const { interface: store } = useAppState();
  const areToolsOpen = useInterface(({ filtersOpen }) => filtersOpen);
  const showTools = (shown: boolean): void => {
    if (store.getState().filtersOpen !== shown) store.getState().toggleFilters();
  };
  useEffect(
    () => () => {
      if (store.getState().filtersOpen) store.getState().toggleFilters();
    },
    [store],
  );
  return { areToolsOpen, showTools };
}
