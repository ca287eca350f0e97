import { describe, expect, test } from 'vitest';
import { RETURN_AFTER_MS } from '../../../src/state/playback/return-timer.ts';
import { createAppState, type AppState } from '../../../src/state/stores/app-state.ts';
import type { PageName } from '../../../src/state/view/view-state.ts';
import { watchCover } from '../../../src/state/playback/watch-cover.ts';
import { fakePage } from './fake-page.ts';

const open = (state: AppState, page: PageName) => state.view.getState().change({ page });
const pageOf = (state: AppState) => state.view.getState().view.page;
const dialogOf = (state: AppState) => state.interface.getState().dialog?.kind ?? null;

describe('what is left open on a wall', () => {
  test('closes three minutes after the last hand, and says how long that is', () => {
    const { state } = createAppState('?kiosk');
    const { page, fire, wait, listening } = fakePage();
    const end = watchCover(state, page);
    expect(state.wall.getState().closesIn).toBeNull();
    open(state, 'handover');
    state.interface.getState().show({ kind: 'help' });
    expect(state.wall.getState().closesIn).toEqual({ unit: 'minutes', n: 3 });
    wait(RETURN_AFTER_MS - 10_000);
    expect(state.wall.getState().closesIn).toEqual({ unit: 'seconds', n: 10 });
    fire('keydown');
    wait(RETURN_AFTER_MS - 1000);
    expect([pageOf(state), dialogOf(state)]).toEqual(['handover', 'help']);
    wait(1000);
    expect([pageOf(state), dialogOf(state)]).toEqual(['map', null]);
    expect(state.wall.getState().closesIn).toBeNull();
    end();
    expect(listening()).toBe(0);
  });

  test('stays where it is a question of an emergency, or there is one', () => {
    const { state } = createAppState('?kiosk');
    const { page, wait } = fakePage();
    watchCover(state, page);
    state.interface.getState().show({ kind: 'startEmergency' });
    wait(2 * RETURN_AFTER_MS);
    expect(dialogOf(state)).toBe('startEmergency');
    state.view.getState().change({ emergency: { kind: 'incident', eventNo: 'ZZ-1' } });
    state.interface.getState().show({ kind: 'help' });
    wait(2 * RETURN_AFTER_MS);
    expect(dialogOf(state)).toBe('help');
    expect(state.wall.getState().closesIn).toBeNull();
  });

  test('is a page that the link wants: it stays, without the dialog over it, until somebody leaves it', () => {
    const { state } = createAppState('?kiosk&page=consultation');
    const { page, wait } = fakePage();
    watchCover(state, page);
    wait(2 * RETURN_AFTER_MS);
    expect(pageOf(state)).toBe('consultation');
    state.interface.getState().show({ kind: 'help' });
    wait(RETURN_AFTER_MS);
    expect([pageOf(state), dialogOf(state)]).toEqual(['consultation', null]);
    open(state, 'map');
    open(state, 'consultation');
    wait(RETURN_AFTER_MS);
    expect(pageOf(state)).toBe('map');
  });
});
