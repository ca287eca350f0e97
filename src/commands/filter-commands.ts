import { toggleCalendarClass } from '../state/stores/calendar-clause.ts';
import { stopPlayback, stopWeekFilm } from '../state/playback/playback.ts';
import type { Command } from './command.ts';
import { climb } from './go-back.ts';
import { ALL_SCOPES, FILTER_SCOPES } from './layers.ts';

const groupKey = 'command.group.filter';

/** Commands of the filter. */
export const FILTER_COMMANDS: readonly Command[] = [
  {
    id: 'filter.panel',
    labelKey: 'command.filtersPanel',
    groupKey,
    icon: 'layers',
    shortcut: 'f',
    isOn: (state) => state.view.getState().view.open.includes('tools'),
    run: (state) => state.view.getState().togglePart('tools'),
  },
  {
    id: 'filter.clear',
    labelKey: 'command.clearFilters',
    groupKey,
    shortcut: 'c',
    worksIn: FILTER_SCOPES,
    run: (state) => {
      stopWeekFilm(state);
      state.filter.getState().clear();
    },
  },
  {
    id: 'filter.undo',
    labelKey: 'command.undo',
    groupKey,
    shortcut: 'Mod+z',
    worksIn: FILTER_SCOPES,
    run: (state) => {
      const isWeekFilm = state.filter.getState().heldWeekHours !== null;
      stopPlayback(state);
      // A film of the week leaves nothing to undo: ending it is the undoing.
      if (!isWeekFilm) state.filter.getState().undo();
    },
  },
  {
    id: 'filter.redo',
    labelKey: 'command.redo',
    groupKey,
    shortcut: 'Mod+Shift+z',
    worksIn: FILTER_SCOPES,
    run: (state) => {
      stopPlayback(state);
      state.filter.getState().redo();
    },
  },
  {
    id: 'filter.lasso',
    labelKey: 'command.lasso',
    groupKey,
    icon: 'lasso',
    shortcut: 'l',
    isOn: (state) => state.interface.getState().isDrawingLasso,
    run: (state) => {
      const { isDrawingLasso, setDrawingLasso } = state.interface.getState();
      setDrawingLasso(!isDrawingLasso);
    },
  },
  {
    id: 'filter.marketDay',
    labelKey: 'command.marketDay',
    groupKey,
    shortcut: 'm',
    worksIn: FILTER_SCOPES,
    isOn: (state) => state.filter.getState().filter.calendar.includes('marketDay'),
    run: (state) => toggleCalendarClass(state, 'marketDay'),
  },
  {
    id: 'filter.mode',
    labelKey: 'command.highlightMode',
    groupKey,
    shortcut: 'h',
    isOn: (state) => state.filter.getState().filter.mode === 'highlight',
    run: (state) => {
      const { filter, change } = state.filter.getState();
      change({ mode: filter.mode === 'filter' ? 'highlight' : 'filter' });
    },
  },
  {
    id: 'view.levelUp',
    labelKey: 'command.levelUp',
    groupKey,
    shortcut: 'Backspace',
    isOncePerPress: true,
    worksIn: ALL_SCOPES,
    run: climb,
  },
];
