import { LANGUAGES } from '../domain/view/languages.ts';
import { LAYER_IDS, type LayerId } from '../domain/view/layer-ids.ts';
import { PAINTERS } from '../domain/view/map-view.ts';
import { THEME_NAMES, WORKSPACES, type PageName, type Workspace } from '../state/view/view-state.ts';
import type { Command } from './command.ts';
import { leave } from './go-back.ts';
import { ALL_SCOPES, FILTER_SCOPES, PAGE_SCOPES } from './layers.ts';
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
    worksIn: PAGE_SCOPES,
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
    // A wall that nobody sits at has no room for the search.
    isThere: ({ view }) => !view.getState().view.wall.kiosk,
    run: (state) => state.interface.getState().requestSearch(),
  },
  {
    id: 'page.theme',
    labelKey: 'command.theme',
    groupKey,
    icon: 'theme',
    shortcut: 't',
    worksIn: PAGE_SCOPES,
    run: (state) => {
      const { view, prefer } = state.view.getState();
      prefer({ theme: nextOf(THEME_NAMES, view.theme) });
    },
  },
  {
    id: 'page.language',
    labelKey: 'command.language',
    groupKey,
    icon: 'language',
    shortcut: 'g',
    worksIn: PAGE_SCOPES,
    run: (state) => {
      const { view, prefer } = state.view.getState();
      prefer({ language: nextOf(LANGUAGES, view.language) });
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
    worksIn: ALL_SCOPES,
    run: leave,
  },
  {
    id: 'page.palette',
    labelKey: 'command.palette',
    groupKey,
    icon: 'list',
    shortcut: 'Mod+k',
    worksIn: PAGE_SCOPES,
    run: (state) => state.interface.getState().show({ kind: 'palette' }),
  },
  {
    id: 'page.help',
    labelKey: 'command.help',
    groupKey,
    icon: 'help',
    shortcut: '?',
    worksIn: ALL_SCOPES,
    run: (state) => {
      const { dialog, show } = state.interface.getState();
      // Another dialog is not put away for the help; its own key closes it.
      if (dialog === null) show({ kind: 'help' });
      else if (dialog.kind === 'help') show(null);
    },
  },
  {
    id: 'page.compare',
    labelKey: 'command.compare',
    groupKey,
    shortcut: 'v',
    worksIn: FILTER_SCOPES,
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
