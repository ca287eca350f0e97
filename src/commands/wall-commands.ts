import type { ArrowDirection } from '../domain/screen/nearest-in-direction.ts';
import { askHome } from './go-home.ts';
import { isAwayFromPresent, returnToPresent } from '../state/playback/present.ts';
import type { AppState } from '../state/stores/app-state.ts';
import { DIMMINGS, USUAL_ROTATION_MS, type WallView } from '../state/view/wall-view.ts';
import type { Command } from './command.ts';
import { blurToMap, goBack } from './go-back.ts';
import { ALL_SCOPES, isLayerAwaited, PAGE_SCOPES, scopeOf } from './layers.ts';
import { focusInto, moveFocus } from './move-focus.ts';
import { nextOf } from './next-of.ts';

const groupKey = 'wall.group';

const isWall = (state: AppState): boolean => state.view.getState().view.wall.kiosk;

function changeWall(state: AppState, patch: Partial<WallView>): void {
  const { view, change } = state.view.getState();
  change({ wall: { ...view.wall, ...patch } });
}

/** Goes on with what is chosen: into a unit, or with the focus into the dossier; from nothing into the panels. */
function confirm(state: AppState): void {
  const { selection } = state.view.getState().view;
  if (selection?.kind === 'unit') state.filter.getState().change({ unitCode: selection.id });
  else focusInto(selection === null ? '[data-part="column"]' : '[data-part="dossier"]');
}

function arrowCommand(direction: ArrowDirection, wallShortcut: string): Command {
  return {
    id: `wall.move.${direction}`,
    labelKey: `wall.command.move.${direction}`,
    groupKey,
    wallShortcut,
    isThere: isWall,
    worksIn: ALL_SCOPES,
    run: (state) => {
      if (!isLayerAwaited(state)) moveFocus(direction);
    },
  };
}

/** The digits that the time presets and the surges leave free; each goes to a stop of the rotation, `0` to the first. */
const STOP_KEYS = ['5', '6', '7', '8'] as const;

function stopCommand(key: string, stop: number): Command {
  return {
    id: `wall.stop.${stop}`,
    labelKey: `wall.command.stop.${stop}`,
    groupKey,
    wallShortcut: key,
    isThere: isWall,
    run: (state) => state.wall.getState().requestTurn({ to: stop }),
  };
}

/** Whether `0` leads only back to the present: on a wall that looks away from it, and says so. Pressed again it leads home. */
function isPresentFirst(state: AppState): boolean {
  const { wall, workspace } = state.view.getState().view;
  return wall.kiosk && workspace !== 'tour' && scopeOf(state) !== 'dialog' && isAwayFromPresent(state);
}

/** Commands of a wall and of its remote control. */
export const WALL_COMMANDS: readonly Command[] = [
  {
    id: 'wall.rotation',
    labelKey: 'wall.command.rotation',
    groupKey,
    wallShortcut: 'r',
    isThere: isWall,
    worksIn: PAGE_SCOPES,
    isOn: (state) => state.view.getState().view.wall.rotateMs !== null,
    run: (state) => {
      const { rotateMs } = state.view.getState().view.wall;
      changeWall(state, { rotateMs: rotateMs === null ? USUAL_ROTATION_MS : null });
    },
  },
  {
    id: 'wall.nextStop',
    labelKey: 'wall.command.nextStop',
    groupKey,
    wallShortcut: 'PageDown',
    isThere: isWall,
    run: (state) => state.wall.getState().requestTurn({ by: 1 }),
  },
  {
    id: 'wall.previousStop',
    labelKey: 'wall.command.previousStop',
    groupKey,
    wallShortcut: 'PageUp',
    isThere: isWall,
    run: (state) => state.wall.getState().requestTurn({ by: -1 }),
  },
  ...STOP_KEYS.map((key, index) => stopCommand(key, index + 1)),
  arrowCommand('up', 'ArrowUp'),
  arrowCommand('down', 'ArrowDown'),
  arrowCommand('left', 'ArrowLeft'),
  arrowCommand('right', 'ArrowRight'),
  {
    id: 'wall.ok',
    labelKey: 'wall.command.ok',
    groupKey,
    wallShortcut: 'Enter',
    isThere: isWall,
    run: confirm,
  },
  {
    id: 'wall.back',
    labelKey: 'wall.command.back',
    groupKey,
    wallShortcut: 'Backspace',
    isOncePerPress: true,
    isThere: isWall,
    worksIn: ALL_SCOPES,
    run: goBack,
  },
  {
    id: 'page.home',
    labelKey: 'wall.command.home',
    groupKey,
    wallShortcut: '0',
    isOncePerPress: true,
    worksIn: ALL_SCOPES,
    run: (state) => {
      if (isPresentFirst(state)) return returnToPresent(state);
      blurToMap();
      askHome(state);
    },
  },
  {
    id: 'wall.dim',
    labelKey: 'wall.command.dim',
    groupKey,
    wallShortcut: 'd',
    isThere: (state) => isWall(state) || state.view.getState().view.theme === 'wall',
    worksIn: PAGE_SCOPES,
    run: (state) => changeWall(state, { dim: nextOf(DIMMINGS, state.view.getState().view.wall.dim) }),
  },
  {
    id: 'wall.sound',
    labelKey: 'wall.command.sound',
    groupKey,
    wallShortcut: 'm',
    isThere: isWall,
    worksIn: PAGE_SCOPES,
    isOn: (state) => state.wall.getState().isSoundOn,
    run: (state) => {
      const { isSoundOn, setSound } = state.wall.getState();
      setSound(!isSoundOn);
    },
  },
  {
    id: 'page.handover',
    labelKey: 'wall.command.handover',
    groupKey,
    wallShortcut: 'h',
    worksIn: PAGE_SCOPES,
    isOn: (state) => state.view.getState().view.page === 'handover',
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ page: view.page === 'handover' ? 'map' : 'handover' });
    },
  },
];
