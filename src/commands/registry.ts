import type { AppState } from '../state/stores/app-state.ts';
import { AUDIT_COMMANDS } from './audit-commands.ts';
import type { Command } from './command.ts';
import { EMERGENCY_COMMANDS } from './emergency-commands.ts';
import { FILTER_COMMANDS } from './filter-commands.ts';
import { PAGE_COMMANDS } from './page-commands.ts';
import { TIME_COMMANDS } from './time-commands.ts';
import { TOUR_COMMANDS } from './tour-commands.ts';
import { WALL_COMMANDS } from './wall-commands.ts';

/** All commands in the order in which help and palette list them. */
export const COMMANDS: readonly Command[] = [
  ...TIME_COMMANDS,
  ...FILTER_COMMANDS,
  ...PAGE_COMMANDS,
  ...AUDIT_COMMANDS,
  ...EMERGENCY_COMMANDS,
  ...WALL_COMMANDS,
  ...TOUR_COMMANDS,
];

/** The command of an id; throws for one that does not exist. */
export function commandOf(id: string): Command {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  if (!command) throw new RangeError(`no command "${id}"`);
  return command;
}

/** What of a keyboard event decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Shortcut as it is written in commands. Shift counts only beside Mod: `?` already says its Shift. */
export function shortcutOf(press: KeyPress): string {
  const isMod = press.ctrlKey || press.metaKey;
  const name = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return [isMod && 'Mod', isMod && press.shiftKey && 'Shift', press.altKey && 'Alt', name]
    .filter((part) => part !== false)
    .join('+');
}

/** The command of a key press, if there is one. In the tour its keys go first, on a wall those of the remote control. */
export function commandForKey(press: KeyPress, isKiosk = false, isTour = false): Command | undefined {
  const shortcut = shortcutOf(press);
  const ofTour = isTour
    ? COMMANDS.find((command) => command.tourShortcuts?.includes(shortcut) === true)
    : undefined;
  const ofWall = isKiosk ? COMMANDS.find((command) => command.wallShortcut === shortcut) : undefined;
  return (
    ofTour ??
    ofWall ??
    COMMANDS.find((command) => command.shortcut === shortcut || command.otherShortcut === shortcut)
  );
}

const ACTIVATED_BY_KEYS =
  'button, a[href], summary, [role="button"], [role="switch"], [role="checkbox"], [role="slider"]';

/** Whether the focused element needs this key itself: text fields need all, buttons need Space and Enter. */
function isTakenByTarget(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
    return event.key !== 'Escape' || target.matches('select');
  return (event.key === ' ' || event.key === 'Enter') && target.matches(`${ACTIVATED_BY_KEYS}, input`);
}

/**
 * Runs the command of a key press on the page, unless the focused element needs the key or somebody has already used
 * it. Returns whether a command ran; its default action is then prevented.
 */
export function handleKey(event: KeyboardEvent, state: AppState): boolean {
  if (event.defaultPrevented || event.isComposing || isTakenByTarget(event)) return false;
  const { wall, workspace } = state.view.getState().view;
  const command = commandForKey(event, wall.kiosk, workspace === 'tour');
  if (!command) return false;
  event.preventDefault();
  command.run(state);
  return true;
}
