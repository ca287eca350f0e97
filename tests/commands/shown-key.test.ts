import { expect, test } from 'vitest';
import { commandForKey, commandOf, COMMANDS } from '../../src/commands/registry.ts';
import { shownKeyOf, shownKeysOf } from '../../src/commands/shown-key.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';

const PLAIN = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test('help on a wall lists each key for what it does there', () => {
  for (const command of COMMANDS) {
    const key = shownKeyOf(command, true);
    if (key === undefined || key.includes('+') || command.tourShortcuts?.includes(key) === true) continue;
    const press = { ...PLAIN, key: key === 'Space' ? ' ' : key };
    const scope = command.worksIn?.[0] ?? 'map';
    expect(commandForKey(press, true, false, scope)?.id, key).toBe(command.id);
  }
  expect(shownKeyOf(commandOf('page.home'), true)).toBe('0');
  expect(shownKeysOf(commandOf('surge.acknowledge'), true)).toEqual(['9', 'k']);
  expect(shownKeyOf(commandOf('surge.acknowledge'), false)).toBe('k');
  expect(shownKeyOf(commandOf('filter.marketDay'), true)).toBeUndefined();
  expect(shownKeyOf(commandOf('time.stepBack'), true)).toBe(',');
});

test('what only a remote control does is not in the palette of a desk', () => {
  const { state: desk } = createAppState('');
  const { state: wall } = createAppState('?kiosk');
  for (const id of ['wall.move.up', 'wall.ok', 'wall.back', 'wall.rotation', 'wall.stop.1', 'wall.dim']) {
    expect(commandOf(id).isThere?.(desk), id).toBe(false);
    expect(commandOf(id).isThere?.(wall), id).toBe(true);
  }
});

test('the search, which a wall has no room for, is not listed there', () => {
  expect(commandOf('search.focus').isThere?.(createAppState('?kiosk').state)).toBe(false);
  expect(commandOf('search.focus').isThere?.(createAppState('').state)).toBe(true);
});
