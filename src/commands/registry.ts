import type { AppState } from '../state/stores/app-state.ts';
import { AUDIT_COMMANDS } from './audit-commands.ts';
import type { Command } from './command.ts';
import { EMERGENCY_COMMANDS } from './emergency-commands.ts';
import { FILTER_COMMANDS } from './filter-commands.ts';
import { holdSlider, SLIDER } from './hold-slider.ts';
import { isLayerAwaited, scopeOf, type KeyScope } from './layers.ts';
import { PAGE_COMMANDS } from './page-commands.ts';
import { SURGE_COMMANDS } from './surge-commands.ts';
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
  ...SURGE_COMMANDS,
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

/**
 * The command of a key press in a scope, if there is one. In the tour its keys go first, then on a wall and in a dialog
 * those of the remote control.
 */
export function commandForKey(
  press: KeyPress,
  isKiosk = false,
  isTour = false,
  scope: KeyScope = 'map',
): Command | undefined {
  const shortcut = shortcutOf(press);
  const here = COMMANDS.filter(({ worksIn = ['map'] }) => worksIn.includes(scope));
  const ofTour = isTour ? here.find(({ tourShortcuts }) => tourShortcuts?.includes(shortcut)) : undefined;
  // A desk may have come to a dialog from a view that it wants to keep.
  const isRemote = isKiosk || (scope === 'dialog' && shortcut !== '0');
  const ofWall = isRemote ? here.find(({ wallShortcut }) => wallShortcut === shortcut) : undefined;
  return (
    ofTour ??
    ofWall ??
    here.find((command) => command.shortcut === shortcut || command.otherShortcut === shortcut)
  );
}

const ACTIVATED_BY_KEYS =
  'button, a[href], summary, [role="button"], [role="switch"], [role="checkbox"], [role="slider"]';
const PRESSED = 'input:is([type="checkbox"], [type="radio"], [type="button"], [type="range"])';
const TYPED_INTO = `input:not(${PRESSED}), textarea, [contenteditable="true"]`;

/** Whether the focused element needs this key itself: text fields need all, buttons need Space and Enter. */
function isTakenByTarget({ target, key }: KeyboardEvent, isKiosk: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches(TYPED_INTO)) return key !== 'Escape';
  if (target.matches('select')) return isKiosk ? key === ' ' : key !== 'Backspace';
  if (target.matches('input[type="range"]') && key.startsWith('Arrow')) return true;
  return (key === ' ' || key === 'Enter') && target.matches(`${ACTIVATED_BY_KEYS}, input`);
}

/**
 * Whether an arrow key stays with the focused element also under a remote control: a value that it moves sideways and that
 * OK has taken hold of, a list that opens under a field, a caret in its text. Up and down lead out of everything else.
 */
function keepsArrow({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('[role="combobox"], [cmdk-input]')) return true;
  const isAside = key === 'ArrowLeft' || key === 'ArrowRight';
  const isHeld = target.dataset['held'] !== undefined;
  return isAside && target.matches(isHeld ? `${SLIDER}, ${TYPED_INTO}` : TYPED_INTO);
}

function run(event: KeyboardEvent, state: AppState): Command | undefined {
  const { wall, workspace } = state.view.getState().view;
  const command = commandForKey(event, wall.kiosk, workspace === 'tour', scopeOf(state));
  if (command === undefined) return undefined;
  event.preventDefault();
  if (!event.repeat || command.isOncePerPress !== true) command.run(state);
  return command;
}

/**
 * Runs the command of a key press on the page, unless the focused element needs the key or somebody has already used
 * it. Returns whether a command ran; its default action is then prevented.
 */
export function handleKey(event: KeyboardEvent, state: AppState): boolean {
  const { kiosk } = state.view.getState().view.wall;
  if (event.defaultPrevented || event.isComposing || isTakenByTarget(event, kiosk)) return false;
  const isUsed = run(event, state) !== undefined;
  if (!isUsed && kiosk && isTyped(event)) event.preventDefault();
  return isUsed;
}

/** Whether a letter or a digit would choose in a list, past which a remote control only walks. */
const isTyped = ({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && target instanceof HTMLElement && target.matches('select');

/**
 * What takes the keys may still be on its way: until it is there, OK and Space press nothing behind it.
 */
function holdBack(event: KeyboardEvent, state: AppState): void {
  if ((event.key !== 'Enter' && event.key !== ' ') || !isLayerAwaited(state)) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * On a wall the arrows move the focus also where a list, a group of choices or a matrix would keep them for itself: a
 * remote control has no Tab to leave it by. Looks at a key press before the page does.
 */
export function handleArrow(event: KeyboardEvent, state: AppState): void {
  if (!event.key.startsWith('Arrow') || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return;
  if (!state.view.getState().view.wall.kiosk || event.isComposing || keepsArrow(event)) return;
  if (run(event, state) !== undefined) event.stopPropagation();
}

/** On a wall a slider has to be taken hold of before arrows move it, and OK opens a list; the keys for that are theirs. */
function handleHold(event: KeyboardEvent, state: AppState): void {
  const { target, key } = event;
  if (!state.view.getState().view.wall.kiosk || !(target instanceof HTMLElement)) return;
  if (target instanceof HTMLSelectElement && key === 'Enter') target.showPicker();
  else if (!target.matches(SLIDER) || !holdSlider(target, key)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Listens to the keys of a page. */
export function listenToKeys(page: Window, state: AppState): void {
  page.addEventListener('keydown', (event) => holdBack(event, state), { capture: true });
  page.addEventListener('keydown', (event) => handleHold(event, state), { capture: true });
  page.addEventListener('keydown', (event) => handleArrow(event, state), { capture: true });
  page.addEventListener('keydown', (event) => handleKey(event, state));
}
