import { createStore, type StoreApi } from 'zustand/vanilla';
import { LAYER_IDS, type LayerId } from '../../domain/view/layer-ids.ts';
import type { Selection, Viewport } from '../../domain/view/map-view.ts';
import type { EngineQuery } from '../../domain/engine/api/answer.ts';
import { DEFAULT_VIEW, type Playback, type ViewState, type Workspace } from '../view/view-state.ts';
import { OPEN_PARTS, type OpenPart, type Tabs } from '../view/panels-view.ts';
import type { PatrolView } from '../view/patrol-view.ts';
import { WORKSPACE_PRESETS } from '../view/workspace-presets.ts';

export interface ViewStoreState {
  readonly view: ViewState;
  /** `null` until the map has rested once. Not part of a link. */
  readonly viewport: Viewport | null;
  /** Cells of the density raster that the map wants to draw; `null` while it draws none. Not part of a link. */
  readonly density: EngineQuery['density'] | null;
  /** How often a workspace was entered by hand; a link that is followed does not count. Not part of a link. */
  readonly entries: number;
  /** How often the reader chose by hand how the page looks; a link that is followed does not count. Not part of a link. */
  readonly preferred: number;
  /** Changes some fields of the view. */
  readonly change: (patch: Partial<ViewState>) => void;
  /** Changes how the page looks to this reader, who finds it so the next time. */
  readonly prefer: (patch: Partial<Pick<ViewState, 'theme' | 'language' | 'columns'>>) => void;
  /** Opens what is closed and closes what is open. */
  readonly togglePart: (part: OpenPart) => void;
  readonly turnTabs: (pages: Partial<Tabs>) => void;
  /** Goes to a workspace with its preset of layers and metric. */
  readonly enterWorkspace: (workspace: Workspace) => void;
  readonly select: (selection: Selection | null) => void;
  readonly toggleLayer: (layer: LayerId) => void;
  readonly changePlayback: (patch: Partial<Playback>) => void;
  readonly changePatrol: (patch: Partial<PatrolView>) => void;
  readonly reportViewport: (viewport: Viewport) => void;
  readonly wantDensity: (density: EngineQuery['density'] | null) => void;
}

export type ViewStore = StoreApi<ViewStoreState>;

/** Store of what the map and the page show; `initial` as read from the link. */
export function createViewStore(initial: ViewState = DEFAULT_VIEW): ViewStore {
  return createStore<ViewStoreState>()((set) => {
    const change = (patch: Partial<ViewState>) => set((state) => ({ view: { ...state.view, ...patch } }));
    return {
      view: initial,
      viewport: null,
      density: null,
      entries: 0,
      preferred: 0,
      change,
      prefer: (patch) =>
        set(({ view, preferred }) => ({ view: { ...view, ...patch }, preferred: preferred + 1 })),
      togglePart: (part) =>
        set(({ view }) => ({
          view: { ...view, open: OPEN_PARTS.filter((id) => view.open.includes(id) !== (id === part)) },
        })),
      turnTabs: (pages) => set(({ view }) => ({ view: { ...view, tabs: { ...view.tabs, ...pages } } })),
      enterWorkspace: (workspace) =>
        set(({ view, entries }) => ({
          view: {
            ...view,
            workspace,
            ...WORKSPACE_PRESETS[workspace],
            // They stand in a column that goes away.
            open: view.open.filter((part) => part !== 'tools'),
          },
          entries: entries + 1,
        })),
      select: (selection) => change({ selection }),
      toggleLayer: (layer) =>
        set(({ view }) => ({
          view: {
            ...view,
            layers: LAYER_IDS.filter((id) => view.layers.includes(id) !== (id === layer)),
          },
        })),
      changePlayback: (patch) =>
        set(({ view }) => ({ view: { ...view, playback: { ...view.playback, ...patch } } })),
      changePatrol: (patch) =>
        set(({ view }) => ({ view: { ...view, patrol: { ...view.patrol, ...patch } } })),
      reportViewport: (viewport) => set({ viewport }),
      wantDensity: (density) => set({ density }),
    };
  });
}
