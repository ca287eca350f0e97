import { LANGUAGES } from '../domain/view/languages.ts';
import { LAYER_IDS, type LayerId } from '../domain/view/layer-ids.ts';
import { PAINTERS } from '../domain/view/map-view.ts';
import { THEME_NAMES, WORKSPACES, type PageName, type Workspace } from '../state/view/view-state.ts';
import { leaveAudit } from './audit-commands.ts';
import type { Command } from './command.ts';
import { nextOf } from './next-of.ts';

const groupKey = 'command.group.page';

function workspaceCommand(workspace: Workspace): Command {
  return {
    id: `workspace.${workspace}`,
    labelKey: `workspace.${workspace}`,
    groupKey: 'command.group.workspace',
    isOn: (state) => state.view.getState().view.workspace === workspace,
    run: (state) => state.view.getState().enterWorkspace(workspace),
  };
}

function layerCommand(layer: LayerId): Command {
  return {
    id: `layer.${layer}`,
    labelKey: `layer.${layer}`,
    groupKey: 'command.group.layer',
    icon: 'layers',
    isOn: (state) => state.view.getState().view.layers.includes(layer),
    run: (state) => state.view.getState().toggleLayer(layer),
  };
}

/** Opens a whole page over the map, or goes back to the map. */
function pageCommand(page: PageName, shortcut: string): Command {
  return {
    id: `page.${page}`,
    labelKey: `${page}.title`,
    groupKey,
    icon: 'list',
    shortcut,
    isOn: (state) => state.view.getState().view.page === page,
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ page: view.page === page ? 'map' : page });
    },
  };
}

/** Commands of the page, its workspaces and its layers. */
export const PAGE_COMMANDS: readonly Command[] = [
  {
    id: 'search.focus',
    labelKey: 'command.search',
    groupKey,
    icon: 'search',
    shortcut: '/',
    run: (state) => state.interface.getState().requestSearch(),
  },
  {
    id: 'page.theme',
    labelKey: 'command.theme',
    groupKey,
    icon: 'theme',
    shortcut: 't',
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ theme: nextOf(THEME_NAMES, view.theme) });
    },
  },
  {
    id: 'page.language',
    labelKey: 'command.language',
    groupKey,
    icon: 'language',
    shortcut: 'g',
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ language: nextOf(LANGUAGES, view.language) });
    },
  },
  {
    id: 'map.painter',
    labelKey: 'command.painter',
    groupKey,
    icon: 'layers',
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ painter: nextOf(PAINTERS, view.painter) });
    },
  },
  {
    id: 'page.deselect',
    labelKey: 'command.deselect',
    groupKey,
    shortcut: 'Escape',
    run: (state) => {
      const { dialog, show } = state.interface.getState();
      const { view, change, select } = state.view.getState();
      if (dialog) show(null);
      else if (view.page !== 'map') change({ page: 'map' });
      else if (view.comparison !== null) change({ comparison: null });
      else if (view.emergency !== null && view.selection === null) show({ kind: 'endEmergency' });
      else if (view.selection !== null) select(null);
      else leaveAudit(state);
    },
  },
  {
    id: 'page.palette',
    labelKey: 'command.palette',
    groupKey,
    icon: 'list',
    shortcut: 'Mod+k',
    run: (state) => state.interface.getState().show({ kind: 'palette' }),
  },
  {
    id: 'page.help',
    labelKey: 'command.help',
    groupKey,
    icon: 'help',
    shortcut: '?',
    run: (state) => {
      const { dialog, show } = state.interface.getState();
      show(dialog?.kind === 'help' ? null : { kind: 'help' });
    },
  },
  {
    id: 'page.compare',
    labelKey: 'command.compare',
    groupKey,
    shortcut: 'v',
    isOn: (state) => state.view.getState().view.comparison !== null,
    run: (state) => {
      const { view, change } = state.view.getState();
      const unit = view.selection?.kind === 'unit' ? view.selection.id : null;
      change({ comparison: view.comparison === null ? (unit ?? 'districts') : null });
    },
  },
  pageCommand('consultation', 'y'),
  pageCommand('prevention', 'x'),
  pageCommand('rumours', 'u'),
  ...WORKSPACES.map(workspaceCommand),
  ...LAYER_IDS.map(layerCommand),
];
