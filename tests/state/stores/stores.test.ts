import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { createFilterStore } from '../../../src/state/stores/filter-store.ts';
import { linkAddressBar, type AddressBar } from '../../../src/state/connection/address-bar.ts';
import { createViewStore } from '../../../src/state/stores/view-store.ts';
import { filterArbitrary } from '../../domain/engine/incident-data.ts';

describe('the filter store', () => {
  test('undoes every change back to the first filter and does them again', () => {
    fc.assert(
      fc.property(fc.array(filterArbitrary, { maxLength: 12 }), (changes) => {
        const store = createFilterStore();
        const seen = [store.getState().filter];
        for (const change of changes) {
          store.getState().change(change);
          const { filter } = store.getState();
          if (filter !== seen.at(-1)) seen.push(filter);
        }
        for (const expected of seen.slice(0, -1).toReversed()) {
          store.getState().undo();
          expect(store.getState().filter).toEqual(expected);
        }
        store.getState().undo();
        expect(store.getState().filter).toEqual(DEFAULT_FILTER);
        for (const expected of seen.slice(1)) {
          store.getState().redo();
          expect(store.getState().filter).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a drag is one step, two drags are two', () => {
    const store = createFilterStore();
    const drag = (from: number) =>
      store.getState().change({ range: { kind: 'range', from, to: 100 } }, 'drag');
    drag(1);
    drag(2);
    store.getState().endGesture();
    drag(3);
    drag(4);
    store.getState().undo();
    expect(store.getState().filter.range).toEqual({ kind: 'range', from: 2, to: 100 });
    store.getState().undo();
    expect(store.getState().filter).toEqual(DEFAULT_FILTER);
  });

  test('clearing keeps the time range and the mode', () => {
    const store = createFilterStore({
      ...DEFAULT_FILTER,
      range: { kind: 'preset', preset: '30d' },
      mode: 'highlight',
      categories: ['A'],
      unitCode: '430202000000',
    });
    store.getState().clear();
    expect(store.getState().filter).toEqual({
      ...DEFAULT_FILTER,
      range: { kind: 'preset', preset: '30d' },
      mode: 'highlight',
    });
  });
});

test('layers are switched on and off in their own order', () => {
  const store = createViewStore();
  store.getState().toggleLayer('cameras');
  expect(store.getState().view.layers).toEqual(['units', 'unitLabels', 'incidents', 'cameras']);
  store.getState().toggleLayer('unitLabels');
  expect(store.getState().view.layers).toEqual(['units', 'incidents', 'cameras']);
});

function fakeBar(search = '') {
  const written: string[] = [];
  const tasks: (() => void)[] = [];
  const listeners = new Set<() => void>();
  const location = { search, pathname: '/', hash: '' };
  const bar: AddressBar = {
    location,
    history: {
      state: null,
      pushState: (_data, _unused, url) => {
        written.push(`+${url}`);
        location.search = url.slice(1);
      },
      replaceState: (_data, _unused, url) => {
        written.push(url);
        location.search = url.slice(1);
      },
      back: () => undefined,
    },
    performance: { now: () => 0 },
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
    setTimeout: (task) => tasks.push(task),
    clearTimeout: () => tasks.splice(0),
  };
  const tick = () => tasks.splice(0).forEach((task) => task());
  const goTo = (next: string) => {
    location.search = next;
    listeners.forEach((listener) => listener());
  };
  return { bar, written, tick, goTo, tasks, listeners };
}

describe('the address bar', () => {
  test('is written once for many changes, and says the last', async () => {
    const { state } = createAppState('');
    const { bar, written, tick } = fakeBar();
    linkAddressBar(state, bar, () => undefined);
    for (const metric of ['count', 'density', 'overdue'] as const) {
      state.view.getState().change({ metric });
      await Promise.resolve();
    }
    expect(written).toEqual([]);
    tick();
    expect(written).toEqual(['/?metric=overdue']);
  });

  test('is followed when the reader goes back, and bad parameters are told', () => {
    const { state } = createAppState('?w=patrol');
    expect(state.view.getState().view.workspace).toBe('patrol');
    const { bar, goTo, written, tick } = fakeBar('?w=patrol');
    const notes: unknown[] = [];
    linkAddressBar(state, bar, (found) => notes.push(...found));
    goTo('?in=430211000000&speed=5');
    expect(state.filter.getState().filter.unitCode).toBe('430211000000');
    expect(state.view.getState().view.workspace).toBe('monitor');
    expect(notes).toEqual([{ parameter: 'speed', value: '5', reason: 'malformed' }]);
    tick();
    expect(written).toEqual(['/?in=430211000000']);
  });

  test('leaves no dialog of the last link open over the next', () => {
    const { state } = createAppState('');
    const { bar, goTo } = fakeBar('');
    linkAddressBar(state, bar, () => undefined);
    state.interface.getState().show({ kind: 'help' });
    goTo('?w=patrol');
    expect(state.interface.getState().dialog).toBeNull();
  });

  test('is left alone after the link has ended', () => {
    const { state } = createAppState('');
    const { bar, tasks, listeners } = fakeBar();
    const end = linkAddressBar(state, bar, () => undefined);
    state.filter.getState().change({ tiers: ['L1'] });
    end();
    state.filter.getState().change({ tiers: ['L2'] });
    expect([tasks.length, listeners.size]).toEqual([0, 0]);
  });
});
