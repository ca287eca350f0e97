import type { AppState } from '../state/stores/app-state.ts';

/**
 * Where a key press lands. `map`: the map with its panels. `comparison`: units beside each other above the time bar.
 * `page`: a whole page over the map. `dialog`: what nobody gets behind.
 */
export type KeyScope = 'map' | 'comparison' | 'page' | 'dialog';

/** Everywhere. */
export const ALL_SCOPES: readonly KeyScope[] = ['map', 'comparison', 'page', 'dialog'];
/** Everywhere but in a dialog. */
export const PAGE_SCOPES: readonly KeyScope[] = ['map', 'comparison', 'page'];
/** Where the numbers of the filter are seen. */
export const FILTER_SCOPES: readonly KeyScope[] = ['map', 'comparison'];

/** What lies over the page says so itself (`data-layer`); a popover leaves the keys to the page beside it. */
type LayerKind = 'popover' | 'page' | 'dialog';
const FROM_TOP: readonly LayerKind[] = ['dialog', 'page', 'popover'];

/** What lies on top of the page; `null` while nothing does, or where there is no page. */
export function topLayer(): HTMLElement | null {
  if (typeof document === 'undefined') return null;
  for (const kind of FROM_TOP) {
    const layers = document.querySelectorAll<HTMLElement>(`[data-layer="${kind}"]`);
    const last = layers[layers.length - 1];
    if (last !== undefined) return last;
  }
  return null;
}

/** Asks a layer to close, as the browser asks a dialog. */
export function closeLayer(layer: HTMLElement): void {
  layer.dispatchEvent(new Event('cancel', { cancelable: true }));
}

/** Who has the keys, judged from what is open. The one rule for all commands. */
export function scopeOf(state: AppState, layer = topLayer()?.dataset['layer']): KeyScope {
  const { page, comparison } = state.view.getState().view;
  if (state.interface.getState().dialog !== null || layer === 'dialog') return 'dialog';
  if (page !== 'map' || layer === 'page') return 'page';
  return comparison === null ? 'map' : 'comparison';
}

/** Whether something that takes the keys was asked for and is still being fetched: nothing moves behind it meanwhile. */
export function isLayerAwaited(state: AppState): boolean {
  const scope = scopeOf(state);
  return (scope === 'dialog' || scope === 'page') && topLayer() === null;
}
