import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Subject } from '../domain/engine/api/answer.ts';
import type { AppState } from './stores/app-state.ts';
import type { EngineStoreState } from './stores/engine-store.ts';
import type { FilterStoreState } from './stores/filter-store.ts';
import type { InterfaceStoreState } from './stores/interface-store.ts';
import type { LiveStoreState } from './stores/live-store.ts';
import type { TabName, TabPage } from './view/panels-view.ts';
import { subjectOf, type ThemeName } from './view/view-state.ts';
import type { ViewStoreState } from './stores/view-store.ts';
import type { TourStoreState } from './stores/tour-store.ts';
import type { WallStoreState } from './stores/wall-store.ts';

const AppStateContext = createContext<AppState | null>(null);

/** Gives the stores to everything below. */
export function AppStateProvider({ state, children }: { state: AppState; children: ReactNode }) {
  return <AppStateContext value={state}>{children}</AppStateContext>;
}

/** The stores themselves, for commands and event handlers that read without drawing. */
export function useAppState(): AppState {
  const state = use(AppStateContext);
  if (!state) throw new Error('useAppState needs an AppStateProvider above');
  return state;
}

/** A value of the filter store; draws again when it changes. Selectors return stored or plain values. */
export function useFilter<T>(selector: (state: FilterStoreState) => T): T {
  return useStore(useAppState().filter, selector);
}

/** A value of the view store. */
export function useView<T>(selector: (state: ViewStoreState) => T): T {
  return useStore(useAppState().view, selector);
}

/** The page that a tab of the panels shows, and what turns it. */
export function useTab<Name extends TabName>(
  name: Name,
): readonly [TabPage<Name>, (page: TabPage<Name>) => void] {
  const page: TabPage<Name> = useView(({ view }) => view.tabs[name]);
  const turn = useView((state) => state.turnTabs);
  return [page, (next) => turn({ [name]: next })];
}

/** What the controls count: reports, or at the patrol desk cases. */
export function useSubject(): Subject {
  return useView(({ view }) => subjectOf(view));
}

/** A value of the engine store. */
export function useEngine<T>(selector: (state: EngineStoreState) => T): T {
  return useStore(useAppState().engine, selector);
}

/** A value of the interface store. */
export function useInterface<T>(selector: (state: InterfaceStoreState) => T): T {
  return useStore(useAppState().interface, selector);
}

/** A value of the wall's store. */
export function useWall<T>(selector: (state: WallStoreState) => T): T {
  return useStore(useAppState().wall, selector);
}

/** A value of the store of the tour. */
export function useTour<T>(selector: (state: TourStoreState) => T): T {
  return useStore(useAppState().tour, selector);
}

/** A value of the store of the stream. */
export function useLive<T>(selector: (state: LiveStoreState) => T): T {
  return useStore(useAppState().live, selector);
}

/** The colours that are shown: the theme of the view, and on a wall at night its calm variant. */
export function useShownTheme(): ThemeName | 'wall-night' {
  const theme = useView((state) => state.view.theme);
  const isNight = useWall((state) => state.isNight);
  return theme === 'wall' && isNight ? 'wall-night' : theme;
}
