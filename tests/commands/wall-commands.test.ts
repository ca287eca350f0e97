import { describe, expect, test } from 'vitest';
import { commandOf } from '../../src/commands/registry.ts';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { createAppState, type AppState } from '../../src/state/stores/app-state.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, WORLD } from '../domain/engine/incident-data.ts';

const run = (state: AppState, ...ids: string[]) => ids.forEach((id) => commandOf(id).run(state));
const viewOf = (state: AppState) => state.view.getState().view;

/** A wall with three incidents, the newest first in its list. */
function wallWithIncidents(): { state: AppState; newestFirst: string[] } {
  const { state } = createAppState('?kiosk');
  const engine = createEngine();
  const incidents = [0, 1, 2].map((hour) => ({
    eventNo: `ZZ-${hour}`,
    time: AS_OF - hour * 3_600_000,
    lngE6: 113_000_000,
    latE6: 27_800_000,
    category: 0,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const question = { filter: state.filter.getState().filter, view: WORLD, asOf: AS_OF };
  state.engine.setState({ answerForPanels: engine.query(question) });
  return { state, newestFirst: ['ZZ-0', 'ZZ-1', 'ZZ-2'] };
}

describe('the remote control', () => {
  test('walks through the list of incidents and stops at both ends', () => {
    const { state, newestFirst } = wallWithIncidents();
    const chosen = () => viewOf(state).selection?.id;
    run(state, 'wall.ok');
    expect(chosen()).toBe(newestFirst[0]);
    run(state, 'wall.olderIncident', 'wall.olderIncident', 'wall.olderIncident');
    expect(chosen()).toBe(newestFirst[2]);
    run(state, 'wall.newerIncident', 'wall.newerIncident', 'wall.newerIncident', 'wall.newerIncident');
    expect(chosen()).toBe(newestFirst[0]);
  });

  test('OK opens the emergency mode of the chosen incident, or goes into the chosen unit', () => {
    const { state, newestFirst } = wallWithIncidents();
    run(state, 'wall.ok', 'wall.ok');
    expect(viewOf(state).emergency).toEqual({ kind: 'incident', eventNo: newestFirst[0] });
    const other = createAppState('?kiosk&sel=unit:430202000000').state;
    run(other, 'wall.ok');
    expect(other.filter.getState().filter.unitCode).toBe('430202000000');
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
});
