import { nearestInDirection, type Box, type ArrowDirection } from '../domain/screen/nearest-in-direction.ts';
import { topLayer } from './layers.ts';
import { restOf, scrollerOf, showInList } from './scrollers.ts';

const FOCUSABLE =
  'button, a[href], input, select, textarea, summary, [data-row], [role="slider"], [role="button"], [tabindex="0"]';
/** What has the focus for the mouse or as a whole and leads nowhere, and what only a pointer can use. */
const NOT_WALKED = '[disabled], canvas, [data-part="map"] *, [aria-hidden="true"] *, [type="file"]';

/** A long text is moved by this share of its height where nothing in it can be focused. */
const SCROLL_SHARE = 0.6;
/** Less than this of a text that is left is its margin, px. */
const LEAST_REST_PX = 4;
/** What a text stands in. */
const PANEL = 'section, article, [data-layer]';

const boxOf = (element: Element): Box => element.getBoundingClientRect();

/** Whether some of an element is seen in the list around it; rows of the list that has the focus count also when they are not. */
function isInSight(element: HTMLElement, ownScroller: Element | null): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { left, top, right, bottom } = boxOf(element);
  if (right - left < 1 || bottom - top < 1) return false;
  const scroller = scrollerOf(element.parentElement);
  if (scroller !== null && scroller === ownScroller) return true;
  const clip =
    scroller === null ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : boxOf(scroller);
  return bottom > clip.top + 1 && top < clip.bottom - 1 && right > clip.left + 1 && left < clip.right - 1;
}

/** Where the walk stands: by the focused element, else where it was last if that has gone, else in the middle of the map. */
let last: { element: Element; box: Box } | null = null;

/** Whether the walk begins anew, with the map. */
const isFromMap = (focused: Element | null): boolean =>
  focused === null && (last === null || last.element.isConnected);

function startOf(focused: Element | null): Box {
  if (focused !== null) return boxOf(focused);
  if (last !== null && !isFromMap(focused)) return last.box;
  const x = innerWidth / 2;
  const y = innerHeight / 2;
  return { left: x, top: y, right: x, bottom: y };
}

/** Whether the arrows lead to an element at all, wherever it lies. */
export const isWalked = (element: Element): boolean =>
  element.matches(FOCUSABLE) && !element.matches(NOT_WALKED);

/** Gives an element the focus with its ring, and shows it in its list. */
export function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  showInList(element);
  last = { element, box: boxOf(element) };
}

/** The text that arrows move: around the focus, else in the panel or the layer that has the focus. No other list moves. */
function textAround(root: Element, focused: Element | null): Element | null {
  const panel = focused?.closest(PANEL) ?? (root === document.body ? null : root);
  const inside = panel && [panel, ...panel.querySelectorAll('*')].find((one) => scrollerOf(one) === one);
  return scrollerOf(focused) ?? inside ?? null;
}

/** Moves a text on; returns whether there was something left of it. */
function scroll(text: Element | null, direction: ArrowDirection): boolean {
  if (text === null || (direction !== 'up' && direction !== 'down')) return false;
  const sign = direction === 'down' ? 1 : -1;
  if (restOf(text, sign) <= LEAST_REST_PX) return false;
  text.scrollBy({ top: sign * text.clientHeight * SCROLL_SHARE });
  return true;
}

/** The first arrow goes to the first of what is read on that side, or to the range that is chosen, not to what is nearest to the middle. */
function beginWalk(direction: ArrowDirection): boolean {
  if (direction === 'left' || direction === 'right')
    return focusInto(`[data-side="${direction}"] [data-part="column"]`);
  const preset = document.querySelector<HTMLElement>('[data-part="time"] [role="radio"][tabindex="0"]');
  if (direction === 'up' || preset === null || !isInSight(preset, null)) return false;
  focusOn(preset);
  return true;
}

/**
 * The focus goes to the nearest thing in a direction, inside what lies on top. Before it leaves a text of which there is
 * more, and where there is nothing, the text moves.
 */
export function moveFocus(direction: ArrowDirection): void {
  const root = topLayer() ?? document.body;
  const { activeElement } = document;
  const hasFocus = activeElement !== root && activeElement !== document.body && root.contains(activeElement);
  const focused =
    hasFocus && activeElement instanceof HTMLElement && activeElement.matches(FOCUSABLE)
      ? activeElement
      : null;
  if (root === document.body && isFromMap(focused) && beginWalk(direction)) return;
  const ownScroller = scrollerOf(focused);
  const elements = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element !== focused && isWalked(element) && isInSight(element, ownScroller),
  );
  const index = nearestInDirection(startOf(focused), elements.map(boxOf), direction);
  const next = index === undefined ? undefined : elements[index];
  const isLeaving = next !== undefined && ownScroller?.contains(next) !== true;
  if (isLeaving && scroll(ownScroller, direction)) return;
  if (next === undefined) scroll(textAround(root, focused), direction);
  else focusOn(next);
}

/**
 * The focus goes into a part of the page: to what is to be chosen first there (`data-first`), else to the first row or
 * button below its head. Returns whether there was something.
 */
export function focusInto(selector: string): boolean {
  if (typeof document === 'undefined') return false;
  const parts = [...document.querySelectorAll(selector)].reverse();
  for (const query of ['[data-first] button', '[data-row]', FOCUSABLE])
    for (const part of parts) {
      const found = [...part.querySelectorAll<HTMLElement>(query)].find(
        (element) => isWalked(element) && element.closest('header') === null && isInSight(element, null),
      );
      if (found === undefined) continue;
      focusOn(found);
      return true;
    }
  return false;
}
