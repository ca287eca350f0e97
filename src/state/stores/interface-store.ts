import type { MultiPolygon, Polygon } from 'geojson';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_DESK_SCENE, type DeskScene } from '../../domain/desk/scene.ts';
import type { EmergencyScene } from '../../domain/emergency/scene.ts';
import type { ActiveView } from '../../domain/engine/queries/query-cache.ts';
import type { Language } from '../../domain/view/languages.ts';
import type { Emergency } from '../view/emergency.ts';
import type { ParameterNote } from '../url/link-state.ts';

/** What lies over the page. */
export type DialogName =
  | { readonly kind: 'help' | 'palette' | 'startEmergency' | 'surges' }
  | { readonly kind: 'endEmergency'; readonly goesHome?: boolean }
  | { readonly kind: 'camera'; readonly gbId: string };

/** What is known of market days: the markets the engine got, or why it has none. */
export type MarketKnowledge =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly count: number; readonly withoutUnit: number }
  | { readonly kind: 'unavailable'; readonly message: string };

/** A language that was chosen and is not shown (yet). */
export type LanguageChange =
  | { readonly kind: 'loading'; readonly language: Language }
  | { readonly kind: 'failed'; readonly language: Language; readonly message: string };

export interface InterfaceStoreState {
  readonly dialog: DialogName | null;
  /** Grows each time a command asks for the search box; the box takes the focus when it changes. */
  readonly searchRequests: number;
  /** Grows each time a command acknowledges what surges; the strip over the map does it. */
  readonly surgeRequests: number;
  /** What the link said in vain, until the reader has seen it. */
  readonly linkNotes: readonly ParameterNote[];
  readonly languageChange: LanguageChange | null;
  /** Whether an area is being drawn over the map. */
  readonly isDrawingLasso: boolean;
  readonly markets: MarketKnowledge;
  /** The view whose clause the reader is about to drag: the pointer or the focus is on it. */
  readonly activeView: ActiveView | null;
  /** What the map shows of the emergency; `null` while there is none or it is not known yet. */
  readonly emergencyScene: EmergencyScene | null;
  /** What the patrol desk draws on the map. */
  readonly deskScene: DeskScene;
  /** Draws parts of the desk's scene anew. */
  readonly showOnMap: (parts: Partial<DeskScene>) => void;
  /** Outlines of other days that the map draws dashed: what a unit was, or what it may become. */
  readonly otherDays: readonly (Polygon | MultiPolygon)[];
  readonly outlineOtherDays: (outlines: readonly (Polygon | MultiPolygon)[]) => void;
  /** The emergency that was ended last, as long as that can be undone. */
  readonly endedEmergency: Emergency | null;
  readonly setEmergencyScene: (scene: EmergencyScene | null) => void;
  readonly setEndedEmergency: (ended: Emergency | null) => void;
  readonly enterView: (view: ActiveView) => void;
  readonly setDrawingLasso: (isDrawing: boolean) => void;
  readonly setMarkets: (markets: MarketKnowledge) => void;
  readonly setLinkNotes: (notes: readonly ParameterNote[]) => void;
  readonly noteLanguageChange: (change: LanguageChange | null) => void;
  /** The language is shown: what was noted of it is over, and so is the way to another one. Why another failed stays. */
  readonly endLanguageChange: (language: Language) => void;
  readonly show: (dialog: DialogName | null) => void;
  /** Closes what lies over the page: dialog, drawing. */
  readonly closeOverlays: () => void;
  readonly requestSearch: () => void;
  readonly requestAcknowledgement: () => void;
}

export type InterfaceStore = StoreApi<InterfaceStoreState>;

/** Store of dialogs and focus: what a link does not carry. */
export function createInterfaceStore(): InterfaceStore {
  return createStore<InterfaceStoreState>()((set) => ({
    dialog: null,
    searchRequests: 0,
    surgeRequests: 0,
    linkNotes: [],
    languageChange: null,
    isDrawingLasso: false,
    markets: { kind: 'loading' },
    activeView: null,
    emergencyScene: null,
    endedEmergency: null,
    deskScene: EMPTY_DESK_SCENE,
    showOnMap: (parts) => set((state) => ({ deskScene: { ...state.deskScene, ...parts } })),
    otherDays: [],
    outlineOtherDays: (otherDays) => set({ otherDays }),
    setEmergencyScene: (emergencyScene) => set({ emergencyScene }),
    setEndedEmergency: (endedEmergency) => set({ endedEmergency }),
    enterView: (activeView) => set({ activeView }),
    setDrawingLasso: (isDrawingLasso) => set({ isDrawingLasso }),
    setMarkets: (markets) => set({ markets }),
    setLinkNotes: (linkNotes) => set({ linkNotes }),
    noteLanguageChange: (languageChange) => set({ languageChange }),
    endLanguageChange: (language) =>
      set(({ languageChange: noted }) =>
        noted?.kind === 'failed' && noted.language !== language ? {} : { languageChange: null },
      ),
    show: (dialog) => set({ dialog }),
    closeOverlays: () => set({ dialog: null, isDrawingLasso: false }),
    requestSearch: () => set((state) => ({ searchRequests: state.searchRequests + 1 })),
    requestAcknowledgement: () => set((state) => ({ surgeRequests: state.surgeRequests + 1 })),
  }));
}
