import { focusInto, focusOn, isWalked } from '../../commands/move-focus.ts';
import type { AppState } from '../../state/stores/app-state.ts';

const DOSSIER = '[data-part="dossier"]';
const PANEL = 'section, [role="group"]';
/** What has not come by then is not waited for, ms. */
const LONGEST_WAIT_MS = 10_000;

/** Where in the page somebody stood: a panel by its name, and the how-manieth of what can have the focus there. */
interface Standing {
  readonly panel: string;
  readonly index: number;
}

const nameOf = (panel: Element): string =>
  panel.getAttribute('aria-label') ?? panel.querySelector('h2')?.textContent ?? '';

const stopsOf = (panel: Element): HTMLElement[] =>
  [...panel.querySelectorAll<HTMLElement>('*')].filter(isWalked);

/** Where the focus is; `null` where nothing has it. */
function standing(): Standing | null {
  const { activeElement } = document;
  const panel = activeElement?.closest(`[data-part="column"] :is(${PANEL})`);
  if (!(activeElement instanceof HTMLElement) || !panel) return null;
  return { panel: nameOf(panel), index: stopsOf(panel).indexOf(activeElement) };
}

/** Gives the focus to where somebody stood, or to what is now the last there. Returns whether the panel is there. */
function standAgain({ panel: name, index }: Standing): boolean {
  const panel = [...document.querySelectorAll(`[data-part="column"] :is(${PANEL})`)].find(
    (one) => nameOf(one) === name,
  );
  const stops = panel === undefined ? [] : stopsOf(panel);
  const stop = stops[Math.min(index, stops.length - 1)];
  if (stop !== undefined) focusOn(stop);
  return stop !== undefined;
}

/** Gives the focus to the first thing in the dossier, or to what closes it. Returns whether there is a dossier. */
function standInDossier(): boolean {
  if (document.querySelector(DOSSIER) === null) return false;
  if (!focusInto(DOSSIER)) {
    const close = document.querySelector<HTMLElement>(`${DOSSIER} header button`);
    if (close !== null) focusOn(close);
  }
  return true;
}

/** Tries until it succeeds, each time the page has changed, while nothing has the focus and no hand has moved. */
function tryUntil(succeeds: () => boolean): () => void {
  const end = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('keydown', end, { capture: true });
    removeEventListener('pointerdown', end, { capture: true });
  };
  const look = (): void => {
    if (document.activeElement === document.body && succeeds()) end();
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(end, LONGEST_WAIT_MS);
  addEventListener('keydown', end, { capture: true });
  addEventListener('pointerdown', end, { capture: true });
  return end;
}

/**
 * Keeps the focus of a remote control where the eye is: what opens a dossier goes from the page with its list, so the focus
 * goes on into the dossier, and back to where it was when the dossier closes; but not where a hand goes home. Returns the
 * function that ends this.
 */
export function keepDossierFocus({ view, trail }: AppState): () => void {
  let opener: (Standing & { readonly steps: number }) | null = null;
  let stop = (): void => undefined;
  const unsubscribe = view.subscribe(({ view: now }, { view: before }) => {
    if (now.selection === before.selection || (now.selection !== null && before.selection !== null)) return;
    stop();
    const steps = trail.getState().stepRequests;
    if (now.selection !== null) {
      const place = standing();
      opener = place && { ...place, steps };
      if (opener !== null) stop = tryUntil(standInDossier);
    } else if (opener !== null) {
      const place = opener;
      opener = null;
      if (place.steps === steps)
        stop = tryUntil(() => document.querySelector(DOSSIER) === null && standAgain(place));
    }
  });
  return () => {
    unsubscribe();
    stop();
  };
}
