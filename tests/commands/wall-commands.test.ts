import { describe, expect, test } from 'vitest';
import { commandOf } from '../../src/commands/registry.ts';
import { createAppState, type AppState } from '../../src/state/stores/app-state.ts';

const run = (state: AppState, ...ids: string[]) => ids.forEach((id) => commandOf(id).run(state));
const viewOf = (state: AppState) => state.view.getState().view;

describe('the remote control', () => {
  test('OK goes into the chosen unit, and begins no emergency', () => {
    const { state } = createAppState('?kiosk&sel=unit:430202000000');
    run(state, 'wall.ok');
    expect(state.filter.getState().filter.unitCode).toBe('430202000000');
    for (const command of ['wall.ok', 'wall.ok', 'emergency.start', 'wall.ok']) {
      const other = createAppState('?kiosk&sel=incident:ZZ-1').state;
      run(other, command);
      expect(viewOf(other).emergency).toBeNull();
    }
  });

  test('an emergency asks before it begins, and before home ends it', () => {
    const { state } = createAppState('?kiosk&sel=incident:ZZ-1');
    run(state, 'emergency.start');
    expect(state.interface.getState().dialog).toEqual({ kind: 'startEmergency' });
    const { state: during } = createAppState('?kiosk&em=ZZ-1&in=430202000000');
    run(during, 'page.home');
    expect(during.interface.getState().dialog).toEqual({ kind: 'endEmergency', goesHome: true });
    expect(viewOf(during).emergency).not.toBeNull();
  });

  test('Back closes what lies on top, one thing at a time', () => {
    const { state } = createAppState('?kiosk&page=handover&sel=unit:430202000000&in=430202001000');
    state.interface.getState().show({ kind: 'help' });
    const seen = [0, 1, 2, 3].map(() => {
      run(state, 'wall.back');
      const { page, selection } = viewOf(state);
      return [state.interface.getState().dialog, page, selection, state.filter.getState().filter.unitCode];
    });
    const unit = { kind: 'unit', id: '430202000000' };
    expect(seen).toEqual([
      [null, 'handover', unit, '430202001000'],
      [null, 'map', unit, '430202001000'],
      [null, 'map', null, '430202001000'],
      [null, 'map', null, '430202000000'],
    ]);
  });

  test('turns the rotation on and off, and asks for its stops', () => {
    const { state } = createAppState('?kiosk');
    run(state, 'wall.rotation');
    expect(viewOf(state).wall.rotateMs).toBe(30_000);
    run(state, 'wall.rotation');
    expect(viewOf(state).wall.rotateMs).toBeNull();
    run(state, 'wall.nextStop');
    const first = state.wall.getState().turnRequest;
    run(state, 'wall.nextStop');
    expect(state.wall.getState().turnRequest).toEqual(first);
    expect(state.wall.getState().turnRequest).not.toBe(first);
    run(state, 'wall.stop.3');
    expect(state.wall.getState().turnRequest).toEqual({ to: 3 });
  });

  test('switches night colours, sound and the hand-over', () => {
    const { state } = createAppState('?kiosk');
    const dims = [0, 1, 2].map(() => {
      run(state, 'wall.dim');
      return viewOf(state).wall.dim;
    });
    expect(dims).toEqual(['on', 'off', 'auto']);
    expect(state.wall.getState().isSoundOn).toBe(false);
    run(state, 'wall.sound', 'page.handover');
    expect(state.wall.getState().isSoundOn).toBe(true);
    expect(viewOf(state).page).toBe('handover');
  });

  test.each(['', '&page=prevention'])(
    'home of a page that was opened at the tour is its first stop%s',
    (rest) => {
      const { state } = createAppState(`?kiosk&w=tour&tour=zhuzhou.city&stop=4${rest}`);
      run(state, 'page.home');
      const first = { workspace: 'tour', page: 'map', tour: { id: 'zhuzhou.city', stop: 1 } };
      expect(viewOf(state)).toMatchObject(first);
      run(state, 'workspace.monitor');
      expect(viewOf(state).tour.stop).toBeNull();
      run(state, 'page.home');
      expect(viewOf(state)).toMatchObject(first);
      const { state: desk } = createAppState('?w=tour&stop=4');
      run(desk, 'page.home');
      expect(viewOf(desk)).toMatchObject({ workspace: 'monitor', tour: { stop: null } });
    },
  );
});
