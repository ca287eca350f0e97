import type { AppState } from '../stores/app-state.ts';
import { PLAYBACK_GESTURE } from '../stores/filter-store.ts';
import { unmarkPlace } from '../stores/mark-place.ts';
import { atPresent, isClosing, isReturn, isSamePlace, isSameRange, isStep } from '../url/history-steps.ts';
import { applyStateFromQueryString, stateToQueryParams, type ParameterNote } from '../url/link-state.ts';
import type { LinkState } from '../url/parameter.ts';

/** Safari refuses more than 100 changes of the address in 30 s; a step and a change of it are two. */
const WINDOW_MS = 30_000;
const MOST_WRITES_OF_STEPS = 98;
/** Above so many, what is no step waits: a film leaves the steps of a hand their room. */
const MOST_WRITES = 60;
const WRITE_EVERY_MS = 350;
/** Ranges that are chosen one after the other, each sooner than this after the last, are one step. */
const SAME_CHOICE_MS = 1_000;
/** A browser that has not gone back by then does not. */
const LONGEST_WAY_BACK_MS = 1_000;

/** The part of a window that the link needs. */
export interface AddressBar {
  readonly location: { readonly search: string; readonly pathname: string; readonly hash: string };
  readonly history: {
    readonly state: unknown;
    pushState(data: unknown, unused: string, url: string): void;
    replaceState(data: unknown, unused: string, url: string): void;
    back(): void;
  };
  readonly performance: { now(): number };
  readonly document?: { readonly activeElement: object | null };
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
  setTimeout(task: () => void, delayMs: number): number;
  clearTimeout(timer: number): void;
}

/**
 * What an entry of the browser's history keeps: the link of the entry before it, that of the first one of the tab, or how
 * often the page had returned to the present by itself.
 */
const keptBy = (entry: unknown, name: 'before' | 'start' | 'returns'): string | null => {
  const kept: unknown = Object(entry) === entry ? Reflect.get(Object(entry), name) : null;
  return typeof kept === 'string' ? kept : null;
};

/**
 * Keeps the address bar saying what the stores say. What `isStep` calls a step, and a range of time that a hand has chosen,
 * makes an entry in the browser's history, all else changes the one that is there, throttled. When the reader moves back or forward, the stores follow the link and
 * every dialog closes; how the page looks and an emergency stay as they are. Returns the function that ends this.
 * `onNotes` gets the parameters of a followed link that the page could not use.
 */
export function linkAddressBar(
  state: AppState,
  bar: AddressBar,
  onNotes: (notes: readonly ParameterNote[]) => void,
): () => void {
  const { filter, view, trail, reader } = state;
  const searchOf = (link: LinkState): string => {
    const query = stateToQueryParams(link, reader).toString();
    return query === '' ? '' : `?${query}`;
  };
  const linkNow = (): LinkState => ({ filter: filter.getState().filter, view: view.getState().view });
  let timer: number | null = null;
  let last = linkNow();
  let isLooking = false;
  let waysBack = 0;
  let rangeChosenAt: number | null = null;
  /** Whether the range was moved and the hand has not rested since: only where it rests, a range is left. */
  let isRangeOpen = false;
  /** What was asked for beside the change: that it is a step, or that it is none. */
  let wish: 'step' | 'climb' | null = null;
  /** Whether what is shown stays while the browser goes back to an entry that shows the same place. */
  let isKept = false;
  const read = (search: string) => applyStateFromQueryString(reader, search);
  const start = keptBy(bar.history.state, 'start') ?? bar.location.search;
  trail.getState().setStart(read(start).state);
  let returns = keptBy(bar.history.state, 'returns') ?? '0';
  let writes: readonly number[] = [];

  const countWrites = (): number => {
    const now = bar.performance.now();
    writes = writes.filter((at) => now - at < WINDOW_MS);
    return writes.length;
  };
  function write(link: LinkState, before?: string): void {
    const search = searchOf(link);
    const entry: unknown = bar.history.state;
    if (search === bar.location.search && keptBy(entry, 'returns') === returns) return;
    writes = [...writes, bar.performance.now()];
    const url = `${bar.location.pathname}${search}${bar.location.hash}`;
    if (before === undefined) bar.history.replaceState({ ...Object(entry), start, returns }, '', url);
    else bar.history.pushState({ before, start, returns }, '', url);
  }
  function flush(link: LinkState): void {
    if (timer !== null) bar.clearTimeout(timer);
    timer = null;
    write(link);
  }
  function schedule(): void {
    timer ??= bar.setTimeout(() => {
      timer = null;
      if (countWrites() < MOST_WRITES) write(linkNow());
      else schedule();
    }, WRITE_EVERY_MS);
  }
  /** Both stores may change for one step: it is looked at when the hand's command is over. */
  function look(): void {
    isLooking = false;
    // What comes meanwhile is looked at from the entry that is gone back to.
    if (isKept) return;
    const before = last;
    const after = linkNow();
    const wished = wish;
    last = after;
    wish = null;
    if (wished === 'climb' && isReturn(before, after)) countReturn(after);
    const { before: place, isGoingBack } = trail.getState();
    const isResting = filter.getState().gesture === null;
    const isOtherRange = wished !== 'step' && !isSameRange(before, after);
    const isRangeChosen = isOtherRange && wished === null && isChosenByHand(before) && !goesOnChoosing();
    const isRangeAtRest = isResting && wished !== 'step' && (isRangeOpen || isOtherRange);
    const isRangeLeft = isRangeAtRest && !isRangeChosen && place !== null && isSameRange(place, after);
    isRangeOpen = !isResting && (isRangeOpen || isOtherRange);
    const isLeft = wished === 'climb' || isRangeLeft || (wished === null && isClosing(before, after));
    const isOther = isRangeLeft || !isSamePlace(before, after);
    // What was entered by the last step is left: its entry would show the place of the one before again.
    if (isLeft && !isGoingBack && place !== null && isOther && isSamePlace(place, after))
      return goBack('kept');
    const isPlaceStep = wished === null && isStep(before, after);
    const isStepHere = wished === 'step' || isPlaceStep || isRangeChosen;
    if (isPlaceStep || wished === 'step') rangeChosenAt = null;
    if (!isStepHere || searchOf(before) === searchOf(after) || countWrites() >= MOST_WRITES_OF_STEPS)
      return schedule();
    flush(before);
    write(after, bar.location.search);
    trail.getState().setBefore(before, bar.document?.activeElement);
  }
  /** The page has returned to the present: what Back reaches is there too. */
  function countReturn(now: LinkState): void {
    returns = String(Number(returns) + 1);
    const { before, focusAtStep, setBefore } = trail.getState();
    setBefore(before && atPresent(before, now), focusAtStep);
  }
  /** Whether a hand has changed the filter from what it was: its steps to undo say so, and no film and no link makes one. */
  function isChosenByHand(before: LinkState): boolean {
    const { past, gesture } = filter.getState();
    const isFrame = gesture === PLAYBACK_GESTURE && before.view.playback.playing;
    return past.at(-1) === before.filter && !isFrame;
  }
  /** Whether a range is chosen while the hand is still at it, as with a key that is held: all of that is one step. */
  function goesOnChoosing(): boolean {
    const since = rangeChosenAt;
    rangeChosenAt = bar.performance.now();
    return since !== null && rangeChosenAt - since < SAME_CHOICE_MS;
  }
  /** To the entry before; `kept` brings what is shown along. */
  function goBack(manner: 'followed' | 'kept'): void {
    isKept = manner === 'kept';
    trail.getState().setGoingBack(true);
    waysBack++;
    const way = waysBack;
    bar.setTimeout(() => way === waysBack && arrive(false), LONGEST_WAY_BACK_MS);
    bar.history.back();
  }
  function arrive(isThere: boolean): void {
    const isBack = isThere && trail.getState().isGoingBack;
    waysBack++;
    rangeChosenAt = null;
    isKept = false;
    trail.getState().setGoingBack(false);
    readBefore();
    const { before } = trail.getState();
    const links = [bar.location.search, keptBy(bar.history.state, 'before') ?? bar.location.search];
    const isOtherShown = links.some((search) => !isSameRange(read(search).state, last));
    // The range of this entry, or of the one before, is shown no more: it would be a step without effect.
    if (isBack && isOtherShown && before !== null && isSamePlace(before, last) && isSameRange(before, last))
      return goBack('kept');
    schedule();
    lookSoon();
  }
  function lookSoon(): void {
    if (isLooking) return;
    isLooking = true;
    queueMicrotask(() => isLooking && look());
  }
  function readBefore(): void {
    const before = keptBy(bar.history.state, 'before');
    trail.getState().setBefore(before === null ? null : shownBy(before));
  }
  /** What an entry shows: the present where the page has returned to it since, for then no hand asks for its past. */
  function shownBy(search: string): LinkState {
    const isPassed = (keptBy(bar.history.state, 'returns') ?? returns) !== returns;
    const { state: link } = read(search);
    return isPassed ? atPresent(link, linkNow()) : link;
  }
  /** What of the view stays where a step is taken back: how the page looks, and what is begun and ended by hand alone. */
  function kept(): Partial<LinkState['view']> {
    const { theme, language, columns, painter, wall, emergency } = linkNow().view;
    return { theme, language, columns, painter, wall, emergency };
  }
  const follow = () => {
    if (isKept) return arrive(true);
    const { notes } = read(bar.location.search);
    const link = shownBy(bar.location.search);
    // An entry that this page has not written is a link from outside, which says all.
    const isStepHere = keptBy(bar.history.state, 'start') !== null;
    const { emergency } = view.getState().view;
    // The view first: a change of what is counted takes codes out of the filter, which the link then puts in place.
    view.getState().change({ ...link.view, ...(isStepHere && kept()) });
    filter.getState().replace(link.filter);
    state.interface.getState().closeOverlays();
    unmarkPlace(state);
    if (isStepHere && emergency !== null && link.view.emergency === null)
      state.interface.getState().show({ kind: 'endEmergency' });
    isLooking = false;
    wish = null;
    last = linkNow();
    arrive(true);
    onNotes(notes);
  };
  readBefore();
  // What changed before anybody listened.
  schedule();
  const unsubscribe = [
    filter.subscribe((now, before) => {
      const isRest = now.gesture === null && before.gesture !== null;
      if (now.filter !== before.filter || isRest) lookSoon();
    }),
    view.subscribe((now, before) => now.view !== before.view && lookSoon()),
    trail.subscribe((now, before) => {
      if (now.backRequests !== before.backRequests) {
        flush(linkNow());
        goBack('followed');
      }
      if (now.stepRequests !== before.stepRequests) wish = 'step';
      if (now.climbRequests !== before.climbRequests) wish = 'climb';
      if (wish !== null) lookSoon();
    }),
  ];
  bar.addEventListener('popstate', follow);
  return () => {
    unsubscribe.forEach((stop) => stop());
    bar.removeEventListener('popstate', follow);
    if (timer !== null) bar.clearTimeout(timer);
  };
}
