import { describe, expect, test } from 'vitest';
import { COMMANDS, commandForKey, commandOf } from '../../src/commands/registry.ts';
import { beginTour } from '../../src/domain/tour/player.ts';
import { actOnTour } from '../../src/state/stores/act-on-tour.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';

const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false });

describe('the keys of the tour', () => {
  test('no two commands share one', () => {
    const keys = COMMANDS.flatMap(({ tourShortcuts = [] }) => tourShortcuts);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    [' ', 'tour.toggle', 'time.play'],
    ['ArrowRight', 'tour.next', 'time.stepForward'],
    ['PageDown', 'tour.next', undefined],
    ['ArrowLeft', 'tour.previous', 'time.stepBack'],
    ['PageUp', 'tour.previous', undefined],
    ['Home', 'tour.first', undefined],
    ['End', 'tour.last', undefined],
    ['1', 'tour.stop.1', 'time.preset.24h'],
    ['9', 'tour.stop.9', undefined],
    ['t', 'page.theme', 'page.theme'],
  ])('%s is %s in the tour and %s elsewhere', (key, inTour, elsewhere) => {
    expect(commandForKey(press(key), false, true)?.id).toBe(inTour);
    expect(commandForKey(press(key))?.id).toBe(elsewhere);
    // A wall that shows the tour is led through it.
    expect(commandForKey(press(key), true, true)?.id).toBe(inTour);
  });

  test('are listed where the tour is', () => {
    const listed = (query: string) =>
      COMMANDS.filter(({ isThere }) => isThere?.(createAppState(query).state) ?? true).map(({ id }) => id);
    const ofTour = COMMANDS.map(({ id }) => id).filter((id) => id.startsWith('tour.'));
    expect(listed('?w=tour')).toEqual(expect.arrayContaining(ofTour));
    for (const query of ['', '?w=patrol'])
      expect(listed(query).filter((id) => ofTour.includes(id))).toEqual([]);
  });

  test('lead a tour that is on, and nothing else', () => {
    const { state } = createAppState('?w=tour');
    const run = (...ids: string[]) => ids.forEach((id) => commandOf(id).run(state));
    const { getState } = state.tour;
    run('tour.next', 'tour.toggle', 'tour.figures');
    expect(getState()).toMatchObject({ player: null, overlay: null });
    getState().begin(beginTour(0, 3, false, performance.now()), [5_000, 5_000, 5_000]);
    run('tour.next', 'tour.next', 'tour.next');
    expect(getState().player?.stop).toBe(2);
    run('tour.previous', 'tour.toggle');
    expect(getState().player).toMatchObject({ stop: 1, isPlaying: true });
    run('tour.stop.1', 'tour.stop.9', 'tour.sheet');
    expect(getState()).toMatchObject({ player: { stop: 0 }, overlay: 'sheet' });
    run('tour.figures', 'tour.figures');
    expect(getState().overlay).toBeNull();
  });

  test('a stop that a hand goes to is a step; one that is reached by itself, or that stays, is none', () => {
    const { state } = createAppState('?w=tour');
    const steps = () => state.trail.getState().stepRequests;
    const stop = () => state.view.getState().view.tour.stop;
    state.tour.getState().begin(beginTour(0, 2, true, performance.now()), [0, 5_000]);
    actOnTour(state.tour, { kind: 'tick' }, performance.now());
    expect([state.tour.getState().player?.stop, steps()]).toEqual([1, 0]);
    for (const id of ['tour.next', 'tour.toggle']) commandOf(id).run(state);
    expect(steps()).toBe(0);
    commandOf('tour.previous').run(state);
    expect([stop(), steps()]).toEqual([1, 1]);
    commandOf('tour.stop.2').run(state);
    expect([stop(), steps()]).toEqual([2, 2]);
  });

  test('nothing is written on a wall that nobody sits at', () => {
    for (const [query, isWritten] of [
      ['?w=tour', true],
      ['?w=tour&kiosk', false],
    ] as const) {
      const { state } = createAppState(query);
      commandOf('tour.edit').run(state);
      expect(state.tour.getState().isEditing).toBe(isWritten);
      expect(commandOf('tour.edit').isThere?.(state)).toBe(isWritten);
    }
  });
});
