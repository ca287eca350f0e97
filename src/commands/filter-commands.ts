import { levelUp } from '../state/level-up.ts';
import type { Command } from './command.ts';

const groupKey = 'command.group.filter';

/** Commands of the filter. */
export const FILTER_COMMANDS: readonly Command[] = [
  {
    id: 'filter.panel',
    labelKey: 'command.filtersPanel',
    groupKey,
    icon: 'layers',
    shortcut: 'f',
    isOn: (state) => state.interface.getState().filtersOpen,
    run: (state) => state.interface.getState().toggleFilters(),
  },
  {
    id: 'filter.clear',
    labelKey: 'command.clearFilters',
    groupKey,
    shortcut: 'c',
    run: (state) => state.filter.getState().clear(),
  },
  {
    id: 'filter.undo',
    labelKey: 'command.undo',
    groupKey,
    shortcut: 'Mod+z',
    run: (state) => state.filter.getState().undo(),
  },
  {
    id: 'filter.redo',
    labelKey: 'command.redo',
    groupKey,
    shortcut: 'Mod+Shift+z',
    run: (state) => state.filter.getState().redo(),
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
  { id: 'view.levelUp', labelKey: 'command.levelUp', groupKey, shortcut: 'Backspace', run: levelUp },
];
