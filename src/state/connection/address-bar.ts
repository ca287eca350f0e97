import type { AppState } from '../stores/app-state.ts';
import {
  applyStateFromQueryString,
  DEFAULT_LINK_STATE,
  stateToQueryParams,
  type ParameterNote,
} from '../url/link-state.ts';

/** Safari refuses more than 100 changes of the address in 30 s. */
const WRITE_EVERY_MS = 350;

/** The part of a window that the link needs. */
export interface AddressBar {
  readonly location: { readonly search: string; readonly pathname: string; readonly hash: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
  setTimeout(task: () => void, delayMs: number): number;
  clearTimeout(timer: number): void;
}

/** The query string of the page as it stands, `?…` or empty. */
export function currentQueryString(state: AppState): string {
  const query = stateToQueryParams({
    filter: state.filter.getState().filter,
    view: state.view.getState().view,
  }).toString();
  return query === '' ? '' : `?${query}`;
}

/**
 * Keeps the address bar saying what the stores say. It is throttled and makes no new entries in the browser's history.
 * When the reader moves back or forward to another link, the stores follow it and every dialog closes. Returns the
 * function that ends this.
 * `onNotes` gets the parameters of a followed link that the page could not use.
 */
export function linkAddressBar(
  state: AppState,
  bar: AddressBar,
  onNotes: (notes: readonly ParameterNote[]) => void,
): () => void {
  let timer: number | null = null;

  function write(): void {
    timer = null;
    const search = currentQueryString(state);
    if (search === bar.location.search) return;
    bar.history.replaceState(null, '', `${bar.location.pathname}${search}${bar.location.hash}`);
  }
  const schedule = () => {
    timer ??= bar.setTimeout(write, WRITE_EVERY_MS);
  };
  const follow = () => {
    const { state: link, notes } = applyStateFromQueryString(DEFAULT_LINK_STATE, bar.location.search);
    // The view first: a change of what is counted takes codes out of the filter, which the link then puts in place.
    state.view.getState().change(link.view);
    state.filter.getState().replace(link.filter);
    state.interface.getState().closeOverlays();
    onNotes(notes);
  };
  const unsubscribe = [
    state.filter.subscribe((now, before) => now.filter !== before.filter && schedule()),
    state.view.subscribe((now, before) => now.view !== before.view && schedule()),
  ];
  bar.addEventListener('popstate', follow);
  return () => {
    unsubscribe.forEach((stop) => stop());
    bar.removeEventListener('popstate', follow);
    if (timer !== null) bar.clearTimeout(timer);
  };
}
