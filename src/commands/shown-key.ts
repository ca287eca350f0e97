import type { Command } from './command.ts';
import { COMMANDS } from './registry.ts';

const OF_WALL: ReadonlySet<string> = new Set(COMMANDS.flatMap(({ wallShortcut }) => wallShortcut ?? []));

/**
 * The keys under which help lists a command, the first one first: on a wall (`isKiosk`) those that work there, none where
 * the remote control has taken them; at a desk the one of the desk.
 */
export function shownKeysOf(command: Command, isKiosk: boolean): readonly string[] {
  const { shortcut, otherShortcut, wallShortcut, tourShortcuts } = command;
  const first = (...keys: readonly (string | undefined)[]) =>
    keys.filter((key) => key !== undefined).slice(0, 1);
  if (!isKiosk) return first(shortcut, wallShortcut, tourShortcuts?.[0]);
  const free = first(...[shortcut, otherShortcut].filter((key) => key === undefined || !OF_WALL.has(key)));
  const ofWall = [...first(wallShortcut), ...free];
  return ofWall.length > 0 ? ofWall : first(tourShortcuts?.[0]);
}

/** The first of `shownKeysOf`, under which the palette lists a command. */
export const shownKeyOf = (command: Command, isKiosk: boolean): string | undefined =>
  shownKeysOf(command, isKiosk)[0];
