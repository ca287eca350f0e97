import type { Command } from './command.ts';

/** The one key of the emergency mode: the question whether to begin one at the chosen incident, or to end the one that is on. */
export const EMERGENCY_COMMANDS: readonly Command[] = [
  {
    id: 'emergency.start',
    labelKey: 'command.emergency',
    groupKey: 'command.group.page',
    icon: 'incident',
    shortcut: 'e',
    isOn: (state) => state.view.getState().view.emergency !== null,
    run: (state) => {
      const isOn = state.view.getState().view.emergency !== null;
      state.interface.getState().show({ kind: isOn ? 'endEmergency' : 'startEmergency' });
    },
  },
];
