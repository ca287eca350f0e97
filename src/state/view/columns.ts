import type { ColumnChoice } from './panels-view.ts';

/** The columns lie over the map there, one at a time, and begin closed. Paper is none: what a column shows stays open while it is printed. */
export const SMALL_SCREEN = 'screen and (width < 60rem)';

/** Whether the window is wide enough for columns beside the map. */
export const hasRoomForColumns = (): boolean => !window.matchMedia(SMALL_SCREEN).matches;

type Side = 'left' | 'right';

/** Whether a column is open under a choice. Where there is no room for both, the right one stands for them. */
export function isColumnOpen(columns: ColumnChoice, side: Side, hasRoom: boolean): boolean {
  if (columns === 'auto') return hasRoom;
  return columns === side || (columns === 'both' && (hasRoom || side === 'right'));
}

/**
 * The choice after one column was opened or closed; `auto` where it comes to what suits the window. Where there is no room
 * for both, one that opens closes the other.
 */
export function otherColumns(columns: ColumnChoice, side: Side, hasRoom: boolean): ColumnChoice {
  const opens = !isColumnOpen(columns, side, hasRoom);
  const isOpen = (each: Side): boolean =>
    each === side ? opens : isColumnOpen(columns, each, hasRoom) && (hasRoom || !opens);
  const [left, right] = [isOpen('left'), isOpen('right')];
  if (left === hasRoom && right === hasRoom) return 'auto';
  return left && right ? 'both' : left ? 'left' : right ? 'right' : 'none';
}
