import type { AppState } from '../state/stores/app-state.ts';
import { levelUp } from '../state/stores/level-up.ts';
import { startEmergency } from '../state/stores/emergency-mode.ts';
import { DIMMINGS, USUAL_ROTATION_MS, type WallView } from '../state/view/wall-view.ts';
import type { Command } from './command.ts';
import { nextOf } from './next-of.ts';

const groupKey = 'wall.group';

function changeWall(state: AppState, patch: Partial<WallView>): void {
  const { view, change } = state.view.getState();
  change({ wall: { ...view.wall, ...patch } });
}

/** Chooses the incident `step` rows further down the list; the newest one where none is chosen. */
function chooseIncident(state: AppState, step: -1 | 1): void {
  const rows = state.engine.getState().answerForPanels?.list.rows ?? [];
  const { view, select } = state.view.getState();
  const { selection } = view;
  const at = selection?.kind === 'incident' ? rows.findIndex(({ eventNo }) => eventNo === selection.id) : -1;
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  if (next !== undefined) select({ kind: 'incident', id: next.eventNo });
}

/** Goes on with what is chosen: into a unit, to the emergency mode of an incident; from nothing to the newest incident. */
function confirm(state: AppState): void {
  const { selection, emergency } = state.view.getState().view;
  if (selection === null) chooseIncident(state, 1);
  else if (selection.kind === 'unit') state.filter.getState().change({ unitCode: selection.id });
  else if (selection.kind === 'incident' && emergency === null)
    startEmergency(state, { kind: 'incident', eventNo: selection.id });
}

/** Closes what lies on top, then gives up what is chosen, then climbs. */
function goBack(state: AppState): void {
  const { view, change, select } = state.view.getState();
  const { dialog, show } = state.interface.getState();
  if (dialog !== null) show(null);
  else if (view.page !== 'map') change({ page: 'map' });
  else if (view.selection !== null) select(null);
  else if (view.emergency !== null) show({ kind: 'endEmergency' });
  else levelUp(state);
}

/** The digits that the time presets leave free, and the stop of the rotation that each of them goes to. */
const STOP_KEYS = ['0', '5', '6', '7', '8', '9'] as const;

function stopCommand(key: string, stop: number): Command {
  return {
    id: `wall.stop.${stop}`,
    labelKey: `wall.command.stop.${stop}`,
    groupKey,
    wallShortcut: key,
    run: (state) => state.wall.getState().requestTurn({ to: stop }),
  };
}

/** Commands of a wall and of its remote control. */
export const WALL_COMMANDS: readonly Command[] = [
  {
    id: 'wall.rotation',
    labelKey: 'wall.command.rotation',
    groupKey,
    wallShortcut: 'r',
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
    run: (state) => state.wall.getState().requestTurn({ by: 1 }),
  },
  {
    id: 'wall.previousStop',
    labelKey: 'wall.command.previousStop',
    groupKey,
    wallShortcut: 'PageUp',
    run: (state) => state.wall.getState().requestTurn({ by: -1 }),
  },
  ...STOP_KEYS.map(stopCommand),
  {
    id: 'wall.newerIncident',
    labelKey: 'wall.command.newerIncident',
    groupKey,
    wallShortcut: 'ArrowUp',
    run: (state) => chooseIncident(state, -1),
  },
  {
    id: 'wall.olderIncident',
    labelKey: 'wall.command.olderIncident',
    groupKey,
    wallShortcut: 'ArrowDown',
    run: (state) => chooseIncident(state, 1),
  },
  { id: 'wall.ok', labelKey: 'wall.command.ok', groupKey, wallShortcut: 'Enter', run: confirm },
  { id: 'wall.back', labelKey: 'wall.command.back', groupKey, wallShortcut: 'Backspace', run: goBack },
  {
    id: 'wall.dim',
    labelKey: 'wall.command.dim',
    groupKey,
    wallShortcut: 'd',
    run: (state) => changeWall(state, { dim: nextOf(DIMMINGS, state.view.getState().view.wall.dim) }),
  },
  {
    id: 'wall.sound',
    labelKey: 'wall.command.sound',
    groupKey,
    wallShortcut: 'm',
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
    isOn: (state) => state.view.getState().view.page === 'handover',
    run: (state) => {
      const { view, change } = state.view.getState();
      change({ page: view.page === 'handover' ? 'map' : 'handover' });
    },
  },
];
