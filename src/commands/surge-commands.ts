import type { Command } from './command.ts';
import { PAGE_SCOPES } from './layers.ts';

/** The one key of what comes in a crowd: seen; and when nothing is left to be seen, the list. */
export const SURGE_COMMANDS: readonly Command[] = [
  {
    id: 'surge.acknowledge',
    labelKey: 'command.acknowledgeSurge',
    groupKey: 'command.group.page',
    shortcut: 'k',
    wallShortcut: '9',
    worksIn: PAGE_SCOPES,
    run: (state) => state.interface.getState().requestAcknowledgement(),
  },
];
