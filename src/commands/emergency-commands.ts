import { startEmergency } from '../state/stores/emergency-mode.ts';
import type { Command } from './command.ts';

/** The one key of the emergency mode: on for the chosen incident, then the question whether to end it. */
export const EMERGENCY_COMMANDS: readonly Command[] = [
  {
    id: 'emergency.start',
    labelKey: 'command.emergency',
    groupKey: 'command.group.page',
    icon: 'incident',
    shortcut: 'e',
    isOn: (state) => state.view.getState().view.emergency !== null,
    run: (state) => {
      const { emergency, selection } = state.view.getState().view;
      const { show } = state.interface.getState();
      if (emergency !== null) show({ kind: 'endEmergency' });
      else if (selection?.kind === 'incident')
        startEmergency(state, { kind: 'incident', eventNo: selection.id });
      else show({ kind: 'startEmergency' });
    },
  },
];
