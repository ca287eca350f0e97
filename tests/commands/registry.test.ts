import { describe, expect, test } from 'vitest';
import { COMMANDS, commandForKey, commandOf, shortcutOf } from '../../src/commands/registry.ts';
import { scopeOf } from '../../src/commands/layers.ts';
import { LANGUAGES } from '../../src/domain/view/languages.ts';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { createAppState, type AppState } from '../../src/state/stores/app-state.ts';
import { movePlayback } from '../../src/state/playback/playback.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns } from '../domain/engine/incident-data.ts';
import { answeredPage as page } from '../state/playback/answered-page.ts';
import { dictionary, leaves } from '../support/texts.ts';

const DAY_MS = 86_400_000;
const press = (key: string, modifiers: Partial<Parameters<typeof shortcutOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

const run = (state: AppState, id: string) => commandOf(id).run(state);
const range = (state: AppState) => state.filter.getState().filter.range;

describe('the registry', () => {
  test('no two commands share an id or a shortcut', () => {
    const ids = COMMANDS.map(({ id }) => id);
    const shortcuts = COMMANDS.flatMap(({ shortcut, otherShortcut }) =>
      [shortcut, otherShortcut].filter((key) => key !== undefined),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    const ofWall = COMMANDS.flatMap(({ wallShortcut }) => wallShortcut ?? []);
    expect(new Set(ofWall).size).toBe(ofWall.length);
  });

  test('every name and heading is written in every language', () => {
    for (const language of LANGUAGES) {
      const texts = leaves(dictionary(language));
      for (const { labelKey, groupKey } of COMMANDS)
        for (const key of [labelKey, groupKey])
          expect(texts.get(key), `${language} ${key}`).toBeTypeOf('string');
    }
  });

  test.each([
    [press(' '), 'time.play'],
    [press('T', { shiftKey: true }), 'page.theme'],
    [press('?', { shiftKey: true }), 'page.help'],
    [press('z', { ctrlKey: true }), 'filter.undo'],
    [press('Z', { metaKey: true, shiftKey: true }), 'filter.redo'],
    [press('2'), 'time.preset.7d'],
    [press('ArrowRight'), 'time.stepForward'],
    [press('.'), 'time.stepForward'],
    [press('l'), 'filter.lasso'],
    [press('g'), 'page.language'],
    [press('Backspace'), 'view.levelUp'],
  ])('%o is %s', (key, id) => {
    expect(commandForKey(key)?.id).toBe(id);
  });

  test.each([
    ['m', 'filter.marketDay', 'wall.sound'],
    ['h', 'filter.mode', 'page.handover'],
    ['Backspace', 'view.levelUp', 'wall.back'],
    ['2', 'time.preset.7d', 'time.preset.7d'],
    ['ArrowRight', 'time.stepForward', 'wall.move.right'],
    ['0', 'time.present', 'page.home'],
    ['r', undefined, 'wall.rotation'],
    ['Enter', undefined, 'wall.ok'],
    ['7', undefined, 'wall.stop.3'],
    ['PageDown', undefined, 'wall.nextStop'],
  ])('%s is %s at a desk and %s on a wall', (key, atDesk, onWall) => {
    expect(commandForKey(press(key))?.id).toBe(atDesk);
    expect(commandForKey(press(key), true)?.id).toBe(onWall);
  });

  test('a dialog takes all keys: there work only those that close it or move its focus, on a wall also home', () => {
    const keys = new Set(
      COMMANDS.flatMap(({ shortcut, otherShortcut, wallShortcut }) => [
        shortcut,
        otherShortcut,
        wallShortcut,
      ]),
    );
    keys.delete(undefined);
    for (const isKiosk of [false, true]) {
      const works = [...keys].flatMap((shortcut) => {
        const [key = '', mod] = (shortcut ?? '').split('+').reverse();
        const name = { Space: ' ' }[key] ?? key;
        const found = commandForKey(press(name, { ctrlKey: mod !== undefined }), isKiosk, false, 'dialog');
        return found === undefined ? [] : [shortcut];
      });
      expect(new Set(works), String(isKiosk)).toEqual(
        new Set([
          ...(isKiosk ? ['0'] : []),
          '?',
          'ArrowDown',
          'ArrowLeft',
          'ArrowRight',
          'ArrowUp',
          'Backspace',
          'Escape',
        ]),
      );
    }
  });

  test.each([
    ['', 'map'],
    ['?page=handover', 'page'],
    ['?compare=districts', 'comparison'],
    ['?page=handover&compare=districts', 'page'],
  ])('at %s the keys are those of the %s, and a dialog takes them', (query, scope) => {
    const { state } = createAppState(query);
    expect(scopeOf(state)).toBe(scope);
    expect(scopeOf(state, 'popover')).toBe(scope);
    expect(scopeOf(state, 'dialog')).toBe('dialog');
    state.interface.getState().show({ kind: 'camera', gbId: '1' });
    expect(scopeOf(state)).toBe('dialog');
  });

  test('on a whole page no key changes the map or the range behind it', () => {
    for (const key of ['1', '4', ' ', 'ArrowLeft', 'c', 'l', 'e', 'w', 'a'])
      expect(commandForKey(press(key), false, false, 'page'), key).toBeUndefined();
    expect(commandForKey(press('1'), false, false, 'comparison')?.id).toBe('time.preset.24h');
    expect(commandForKey(press('l'), false, false, 'comparison')).toBeUndefined();
  });

  test('keys of the browser stay the browser’s', () => {
    expect(commandForKey(press('t', { ctrlKey: true }))).toBeUndefined();
    expect(commandForKey(press('l', { altKey: true }))).toBeUndefined();
  });
});

describe('commands', () => {
  test('level up climbs from grid to city, selection and filter together', () => {
    const { state } = page('?in=430202001001001000&sel=unit:430202001001001000');
    const places = [];
    for (let i = 0; i < 4; i++) {
      run(state, 'view.levelUp');
      places.push([state.filter.getState().filter.unitCode, state.view.getState().view.selection?.id]);
    }
    expect(places).toEqual([
      ['430202001001', '430202001001'],
      ['430202001000', '430202001000'],
      ['430202000000', '430202000000'],
      [null, undefined],
    ]);
  });

  test('a preset takes the histogram back to its own choice and can be undone', () => {
    const { state } = page('?t=all&tx=2026-11-01T00:00%2B08:00~2026-11-02T00:00%2B08:00');
    run(state, 'time.preset.24h');
    expect(state.view.getState().view.timeExtent).toBeNull();
    expect(range(state)).toEqual({ kind: 'preset', preset: '24h' });
    run(state, 'filter.undo');
    expect(range(state)).toEqual({ kind: 'preset', preset: 'all' });
  });

  test('playing begins at the left edge of the histogram, stops at the end of the data, and is one undo', () => {
    const { state, answer } = page();
    run(state, 'time.play');
    const end = AS_OF + 1;
    // From a whole minute up to now, which belongs to it.
    const weekMs = 7 * DAY_MS + 1;
    const first = end - 30 * DAY_MS;
    expect(range(state)).toEqual({ kind: 'range', from: first, to: first + weekMs });
    expect(state.view.getState().view.playback.playing).toBe(true);
    answer();
    for (let step = 0; step < 40; step++) movePlayback(state, DAY_MS);
    expect(range(state)).toEqual({ kind: 'range', from: end - weekMs, to: end });
    expect(state.view.getState().view.playback.playing).toBe(false);
    run(state, 'filter.undo');
    expect(range(state)).toEqual({ kind: 'preset', preset: '7d' });
  });

  test('a range that fills the histogram plays as a tenth of it', () => {
    const { state } = page('?t=all');
    run(state, 'time.play');
    const clause = range(state);
    expect(clause.kind === 'range' && (clause.to - clause.from) / DAY_MS).toBeCloseTo(4, 1);
  });

  test('steps stay inside the data', () => {
    const { state } = page();
    run(state, 'time.stepForward');
    expect(range(state)).toEqual({ kind: 'preset', preset: '7d' });
    run(state, 'time.stepBack');
    expect(range(state)).toMatchObject({ to: AS_OF + 1 - 3_600_000 });
    for (let step = 0; step < 40; step++) run(state, 'time.stepForward');
    expect(range(state)).toEqual({ kind: 'preset', preset: '7d' });
  });

  test('do nothing to time while there is no data', () => {
    const { state } = createAppState('');
    const engine = createEngine();
    engine.loadColumns(toRawColumns([]), LISTS, CONTEXT);
    run(state, 'time.play');
    run(state, 'time.stepBack');
    expect(range(state)).toEqual({ kind: 'preset', preset: '7d' });
  });
});
