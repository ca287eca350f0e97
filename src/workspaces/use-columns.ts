import { useState } from 'react';
import { useView } from '../state/hooks.tsx';
import { isColumnOpen, otherColumns, SMALL_SCREEN } from '../state/view/columns.ts';
import { useMedia } from '../ui/use-media.ts';

/** A column beside the map: whether it is open, and what its button does. */
export interface ColumnState {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

interface WantedColumn {
  readonly isWanted: boolean;
  /** What it is wanted for, as one text: another one brings it to the front. */
  readonly reason: string;
  readonly open: () => void;
  readonly close: () => void;
}

/**
 * Both columns. Where the window has no room for both, the one that was asked for last is open and the other waits behind
 * it; it comes back when the first is closed, if something is still looked at in it.
 */
export function useColumns(): { readonly left: ColumnState; readonly right: ColumnState } {
  const hasRoom = !useMedia(SMALL_SCREEN);
  const left = useLeftColumn(hasRoom);
  const right = useRightColumn(hasRoom);
  const [last, setLast] = useState({ left: left.reason, right: right.reason, isLeft: !right.isWanted });
  if (last.left !== left.reason || last.right !== right.reason) {
    const isRightAsked = last.right !== right.reason && right.isWanted;
    const isLeft = !isRightAsked && (last.left === left.reason ? last.isLeft : left.isWanted);
    setLast({ left: left.reason, right: right.reason, isLeft });
  }
  const isLeftFirst = last.isLeft && left.isWanted;
  const isLeftOpen = left.isWanted && (hasRoom || isLeftFirst || !right.isWanted);
  const isRightOpen = right.isWanted && (hasRoom || !isLeftOpen);
  const bring = (isLeft: boolean) => setLast((before) => ({ ...before, isLeft }));
  const toggle = (column: WantedColumn, isOpen: boolean, isLeft: boolean) => (): void => {
    if (isOpen) column.close();
    else if (column.isWanted) bring(isLeft);
    else column.open();
  };
  return {
    left: { isOpen: isLeftOpen, toggle: toggle(left, isLeftOpen, true) },
    right: { isOpen: isRightOpen, toggle: toggle(right, isRightOpen, false) },
  };
}

/** Whether a column is open by itself, and what opens or closes it for the next time too. */
function useColumn(side: 'left' | 'right', hasRoom: boolean) {
  const columns = useView(({ view }) => view.columns);
  const prefer = useView((state) => state.prefer);
  const isOpen = isColumnOpen(columns, side, hasRoom);
  const setOpen = (wanted: boolean): void => {
    if (wanted !== isOpen) prefer({ columns: otherColumns(columns, side, hasRoom) });
  };
  return { isOpen, setOpen };
}

/** The left column. Filters that are asked for take the place of its panels. */
function useLeftColumn(hasRoom: boolean): WantedColumn {
  const column = useColumn('left', hasRoom);
  const areFiltersAsked = useView(({ view }) => view.open.includes('tools'));
  const togglePart = useView((state) => state.togglePart);
  return {
    isWanted: column.isOpen || areFiltersAsked,
    reason: `${column.isOpen} ${areFiltersAsked}`,
    open: () => column.setOpen(true),
    close: () => {
      if (areFiltersAsked) togglePart('tools');
      column.setOpen(false);
    },
  };
}

/** The right column. A selection, an emergency or the coverage audit opens it; to close it lets the selection go, closes the audit and puts the emergency away. */
function useRightColumn(hasRoom: boolean): WantedColumn {
  const selection = useView((state) => state.view.selection);
  const select = useView((state) => state.select);
  const emergency = useView((state) => state.view.emergency);
  const audit = useView((state) => state.view.audit);
  const change = useView((state) => state.change);
  const column = useColumn('right', hasRoom);
  /** The emergency whose panel was put away. */
  const [hiddenEmergency, hideEmergency] = useState<typeof emergency>(null);
  const shown = emergency === hiddenEmergency ? null : emergency;
  const isLookedAt = selection !== null || audit !== null || shown !== null;
  return {
    isWanted: column.isOpen || isLookedAt,
    reason: JSON.stringify(isLookedAt ? [selection, audit === null, shown] : column.isOpen),
    open: () => {
      hideEmergency(null);
      column.setOpen(true);
    },
    close: () => {
      if (selection !== null) select(null);
      if (audit !== null) change({ audit: null });
      hideEmergency(emergency);
      // What was looked at goes; where there is room, the panels that it stood for come back.
      column.setOpen((selection !== null || audit !== null) && emergency === null && hasRoom);
    },
  };
}
