import type { FilterState } from '../../domain/engine/api/filter.ts';
import type { TourView } from '../view/tour-view.ts';
import type { ViewState } from '../view/view-state.ts';
import type { WallView } from '../view/wall-view.ts';
import { oneOf, parseList } from './values.ts';

/** Everything a link carries. */
export interface LinkState {
  readonly filter: FilterState;
  readonly view: ViewState;
}

/** A parameter of a link, both directions side by side. */
export interface Parameter {
  /** Text of this part of the state; equal text means equal state, and the default's text is left out. */
  readonly write: (state: LinkState) => string;
  /** The changed state, or `undefined` where the text is malformed. `unknown` gets values that were dropped. */
  readonly read: (text: string, state: LinkState, unknown: (value: string) => void) => LinkState | undefined;
}

/** The same link with some of its filter changed; the others below change their part of the view. */
export const withFilter = (state: LinkState, patch: Partial<FilterState>): LinkState => ({
  ...state,
  filter: { ...state.filter, ...patch },
});

export const withView = (state: LinkState, patch: Partial<ViewState>): LinkState => ({
  ...state,
  view: { ...state.view, ...patch },
});
export const withWall = (state: LinkState, patch: Partial<WallView>): LinkState =>
  withView(state, { wall: { ...state.view.wall, ...patch } });

export const withTour = (state: LinkState, patch: Partial<TourView>): LinkState =>
  withView(state, { tour: { ...state.view.tour, ...patch } });

/** Whether a text may be the code of a category or channel; which there are the data set says. */
export const isCode = (value: string): value is string => /^[\w-]{1,40}$/.test(value);

/** An id of the data, as far as a link carries it. */
export const IDENTIFIER = /^[^~\s\p{Cc}]{1,80}$/u;

/** A parameter that is one of a list of names. */
export function choice<T extends string>(
  values: readonly T[],
  get: (state: LinkState) => T,
  put: (state: LinkState, value: T) => LinkState,
): Parameter {
  const isKnown = oneOf(values);
  return { write: get, read: (text, state) => (isKnown(text) ? put(state, text) : undefined) };
}

/** A parameter that is an id or case number; empty = none. */
export function identifier(
  get: (state: LinkState) => string | null,
  put: (state: LinkState, value: string | null) => LinkState,
): Parameter {
  return {
    write: (state) => get(state) ?? '',
    read: (text, state) =>
      text === '' ? put(state, null) : IDENTIFIER.test(text) ? put(state, text) : undefined,
  };
}

/** A parameter that is a comma-separated list; unknown entries are dropped with a note. */
export function list<T extends string>(
  isKnown: (value: string) => value is T,
  get: (state: LinkState) => readonly T[],
  put: (state: LinkState, values: T[]) => LinkState,
): Parameter {
  return {
    write: (state) => get(state).join(','),
    read: (text, state, unknown) => {
      const parsed = parseList(text, isKnown);
      parsed.unknown.forEach(unknown);
      return put(state, parsed.known);
    },
  };
}

/** A parameter that is some of a list of names, kept in their order; `none` = none of them. */
export function subset<T extends string>(
  values: readonly T[],
  get: (state: LinkState) => readonly T[],
  put: (state: LinkState, values: T[]) => LinkState,
): Parameter {
  return {
    write: (state) => get(state).join(',') || NONE,
    read: (text, state, unknown) => {
      const parsed = parseList(text === NONE ? '' : text, oneOf(values));
      parsed.unknown.forEach(unknown);
      return put(
        state,
        values.filter((value) => parsed.known.includes(value)),
      );
    },
  };
}

const NONE = 'none';
