import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { USUAL_RANGES } from '../view/workspace-presets.ts';
import { formatEmergency } from './emergency.ts';
import type { LinkState } from './parameter.ts';
import { formatRange } from './range-texts.ts';

/** What makes a step of the browser's history, in the order of a link. Camera, playback and other clauses do not; a range does where a hand has chosen it. */
function stepOf({ filter, view }: LinkState): readonly (string | null)[] {
  const { workspace, page, comparison, item, emergency, audit, selection, tour } = view;
  const always = [workspace, page, comparison, emergency && formatEmergency(emergency), audit];
  // A tour chooses and drills down by itself: only which one it is counts.
  if (workspace === 'tour') return [...always, tour.id];
  return [...always, item, selection && `${selection.kind}:${selection.id}`, filter.unitCode];
}

/** Whether two states differ in nothing that makes a step. */
export function isSamePlace(one: LinkState, other: LinkState): boolean {
  const now = stepOf(other);
  const last = stepOf(one);
  return now.length === last.length && now.every((part, index) => part === last[index]);
}

const rangeText = (range: TimeClause): string =>
  range.kind === 'preset' ? range.preset : formatRange(range);

/** Whether two states show the same range of time. */
export const isSameRange = (one: LinkState, other: LinkState): boolean =>
  rangeText(one.filter.range) === rangeText(other.filter.range);

/** Whether the way from one state to the other does no more than let the selection go. */
export function isClosing(before: LinkState, after: LinkState): boolean {
  if (before.view.selection === null || after.view.selection !== null) return false;
  return isSamePlace({ ...before, view: { ...before.view, selection: null } }, after);
}

/**
 * Whether the way from one state to the other is a step that Back takes back: another page, choice, unit or mode. To close
 * a dossier is none, or Back would open it again.
 */
export function isStep(before: LinkState, after: LinkState): boolean {
  return !isSamePlace(before, after) && !isClosing(before, after);
}

const isFixed = ({ filter, view }: LinkState): boolean =>
  filter.range.kind === 'range' || view.timeExtent !== null || view.playback.playing;

/** Whether the way from one state to the other ends all that holds the page away from the present. */
export const isReturn = (before: LinkState, after: LinkState): boolean => isFixed(before) && !isFixed(after);

/** A state that nothing holds away from the present; in place of a fixed range it has that of `now`, or the usual one of its workspace. */
export function atPresent(link: LinkState, now: LinkState): LinkState {
  if (!isFixed(link)) return link;
  const { filter, view } = link;
  const { playback } = view;
  const isSameDesk = view.workspace === now.view.workspace && now.filter.range.kind === 'preset';
  const usual = { kind: 'preset', preset: USUAL_RANGES[view.workspace] } as const;
  const range = isSameDesk ? now.filter.range : usual;
  return {
    filter: {
      ...filter,
      range: filter.range.kind === 'preset' ? filter.range : range,
      // The frame of a film of a week is none of its clauses.
      weekHours: playback.playing && playback.film === 'week' ? [] : filter.weekHours,
    },
    view: { ...view, timeExtent: null, playback: { ...playback, playing: false } },
  };
}
