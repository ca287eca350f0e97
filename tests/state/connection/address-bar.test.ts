import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { climb, goBack, leave } from '../../../src/commands/go-back.ts';
import { linkAddressBar, type AddressBar } from '../../../src/state/connection/address-bar.ts';
import { returnToPresent } from '../../../src/state/playback/present.ts';
import { moveWeekFilm, stopPlayback } from '../../../src/state/playback/playback.ts';
import { PLAYBACK_GESTURE } from '../../../src/state/stores/filter-store.ts';
import { createAppState, type AppState } from '../../../src/state/stores/app-state.ts';
import { markPlace } from '../../../src/state/stores/mark-place.ts';
import { endEmergency, startEmergency } from '../../../src/state/stores/emergency-mode.ts';
import { goHome } from '../../../src/commands/go-home.ts';
import { isStep } from '../../../src/state/url/history-steps.ts';
import type { LinkState } from '../../../src/state/url/parameter.ts';

interface Entry {
  data: unknown;
  search: string;
}

/** A browser with a history of one tab; `leaves` counts the ways out of the site. */
function browser(search = '') {
  const entries: Entry[] = [{ data: null, search }];
  const listeners = new Set<() => void>();
  const tasks = new Map<number, () => void>();
  const count = { writes: 0, leaves: 0, timers: 0 };
  let at = 0;
  let nowMs = 0;
  const here = (): Entry => entries[at] ?? { data: null, search: '' };
  const searchOf = (url: string) => url.replace(/^\//, '');
  const go = (by: number): void => {
    if (entries[at + by] === undefined) return void count.leaves++;
    at += by;
    listeners.forEach((listener) => listener());
  };
  const bar: AddressBar = {
    location: {
      get search() {
        return here().search;
      },
      pathname: '/',
      hash: '',
    },
    history: {
      get state() {
        return here().data;
      },
      pushState: (data, _unused, url) => {
        count.writes++;
        at++;
        entries.splice(at, entries.length, { data, search: searchOf(url) });
      },
      replaceState: (data, _unused, url) => {
        count.writes++;
        entries[at] = { data, search: searchOf(url) };
      },
      // A browser goes back later, and again for each time it was asked.
      back: () => void setImmediate(() => go(-1)),
    },
    performance: { now: () => nowMs },
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
    setTimeout: (task) => {
      tasks.set(++count.timers, task);
      return count.timers;
    },
    clearTimeout: (timer) => tasks.delete(timer),
  };
  /** What a page that goes away leaves: the entries alone. */
  const close = (): void => {
    listeners.clear();
    tasks.clear();
  };
  const pass = (ms: number): void => {
    nowMs += ms;
    const due = [...tasks.values()];
    tasks.clear();
    due.forEach((task) => task());
  };
  return { bar, count, go, pass, close, entries };
}

function page(search = '', tab = browser(search)) {
  const { state } = createAppState(tab.bar.location.search);
  linkAddressBar(state, tab.bar, () => undefined);
  return { state, ...tab };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const linkOf = ({ view, filter }: AppState): LinkState => ({
  view: view.getState().view,
  filter: filter.getState().filter,
});

const UNITS = ['430202000000', '430203000000', '430202001000'];
const act = {
  drill: (state: AppState, unit: string) => state.filter.getState().change({ unitCode: unit }),
  choose: (state: AppState, unit: string) => state.view.getState().select({ kind: 'unit', id: unit }),
  page: (state: AppState) => state.view.getState().change({ page: 'handover' }),
  map: (state: AppState) => state.view.getState().change({ page: 'map' }),
  compare: (state: AppState, unit: string) => state.view.getState().change({ comparison: unit }),
  audit: (state: AppState) => state.view.getState().change({ audit: 'open' }),
  patrol: (state: AppState) => state.view.getState().enterWorkspace('patrol'),
  range: (state: AppState) => state.filter.getState().change({ range: { kind: 'preset', preset: '24h' } }),
  camera: (state: AppState, unit: string) =>
    state.view.getState().change({
      camera: { center: [113.1, 27.8], zoom: 10 + UNITS.indexOf(unit), bearing: 0, pitch: 0 },
    }),
  home: (state: AppState) => goHome(state),
} as const;

const chain = fc.array(
  fc.tuple(fc.constantFrom(...(Object.keys(act) as (keyof typeof act)[])), fc.constantFrom(...UNITS)),
  { maxLength: 12 },
);

describe('steps of the browser’s history', () => {
  test('Back after any chain gives the states in reverse, each as it was left', async () => {
    await fc.assert(
      fc.asyncProperty(chain, async (hands) => {
        const { state, go, entries, pass, count } = page();
        const steps: LinkState[] = [];
        for (const [name, unit] of hands) {
          const before = linkOf(state);
          const length = entries.length;
          act[name](state, unit);
          await settled();
          if (entries.length > length) steps.push(before);
          else expect(name === 'home' || !isStep(before, linkOf(state))).toBe(true);
        }
        const length = entries.length;
        for (const expected of steps.toReversed()) {
          go(-1);
          await settled();
          expect(linkOf(state)).toEqual(expected);
        }
        pass(400);
        expect(entries).toHaveLength(length);
        expect(count.leaves).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('Back of the page is that of the browser, and forward leads there again', async () => {
    const { state, go, entries } = page();
    act.drill(state, '430202000000');
    await settled();
    act.choose(state, '430202001000');
    await settled();
    goBack(state);
    await settled();
    expect(linkOf(state).view.selection).toBeNull();
    expect(linkOf(state).filter.unitCode).toBe('430202000000');
    goBack(state);
    await settled();
    expect(linkOf(state).filter.unitCode).toBeNull();
    go(1);
    expect(linkOf(state).filter.unitCode).toBe('430202000000');
    expect(entries).toHaveLength(3);
  });

  test('Back never leaves the site: where no step leads back it climbs, and that is no step', async () => {
    const { state, count, entries, pass } = page('?in=430202001000&page=handover');
    for (let times = 0; times < 6; times++) {
      goBack(state);
      await settled();
      pass(400);
    }
    expect(linkOf(state).view.page).toBe('map');
    expect(linkOf(state).filter.unitCode).toBeNull();
    expect([count.leaves, entries.length]).toEqual([0, 1]);
  });

  test('a page that was loaded anew knows its steps', async () => {
    const tab = browser();
    const { state } = page('', tab);
    act.drill(state, '430202000000');
    await settled();
    tab.close();
    const { state: loaded } = page('', tab);
    goBack(loaded);
    await settled();
    expect(linkOf(loaded).filter.unitCode).toBeNull();
  });

  test('Back begins no emergency that was ended, and ends none without a question', async () => {
    const { state, pass } = page();
    startEmergency(state, { kind: 'incident', eventNo: 'ZZ-1' });
    await settled();
    goBack(state);
    await settled();
    expect(state.interface.getState().dialog).toEqual({ kind: 'endEmergency' });
    expect(linkOf(state).view.emergency).not.toBeNull();
    state.interface.getState().show(null);
    endEmergency(state);
    await settled();
    goBack(state);
    await settled();
    pass(400);
    expect(linkOf(state).view.emergency).toBeNull();
  });

  test('home is one step from any depth, and Back restores what was there', async () => {
    const { state, entries } = page('?w=patrol');
    act.camera(state, '430203000000');
    act.range(state);
    act.choose(state, '430202001000');
    act.compare(state, '430202000000');
    await settled();
    const deep = linkOf(state);
    const length = entries.length;
    goHome(state);
    await settled();
    expect(entries).toHaveLength(length + 1);
    expect(linkOf(state)).toEqual(linkOf(createAppState('').state));
    goBack(state);
    await settled();
    expect(linkOf(state)).toEqual(deep);
  });

  test('home from a range that was stepped is a step too, and at home none', async () => {
    const { state, entries } = page();
    act.range(state);
    await settled();
    goHome(state);
    await settled();
    goHome(state);
    await settled();
    expect(entries.map(({ search }) => search)).toEqual(['', '?t=24h', '']);
  });

  test('Back after another range gives the one before, and a key that is held makes one step', async () => {
    const { state, entries, pass } = page();
    const choose = async (preset: '24h' | '30d' | 'all', afterMs: number) => {
      pass(afterMs);
      state.filter.getState().change({ range: { kind: 'preset', preset } });
      await settled();
    };
    await choose('24h', 5_000);
    await choose('30d', 5_000);
    await choose('all', 300);
    await choose('30d', 900);
    expect(entries.map(({ search }) => search).slice(0, 2)).toEqual(['', '?t=24h']);
    expect(entries).toHaveLength(3);
    const seen = [];
    for (let times = 0; times < 2; times++) {
      goBack(state);
      await settled();
      seen.push(linkOf(state).filter.range);
    }
    expect(seen).toEqual(['24h', '7d'].map((preset) => ({ kind: 'preset', preset })));
  });

  test.each(['brush', PLAYBACK_GESTURE])(
    'a range that passes over the one it came from (%s) is one step, and left where it rests there',
    async (gesture) => {
      const { state, bar, pass } = page('?t=2026-11-01');
      const first = linkOf(state).filter.range;
      pass(400);
      const link = bar.location.search;
      const move = async (range: typeof first) => {
        pass(400);
        state.filter.getState().change({ range }, gesture);
        if (gesture === PLAYBACK_GESTURE) state.view.getState().changePlayback({ playing: true });
        await settled();
        await settled();
      };
      const rest = async () => {
        pass(400);
        if (gesture === PLAYBACK_GESTURE) stopPlayback(state);
        else state.filter.getState().endGesture();
        await settled();
        await settled();
        pass(400);
      };
      const other = (to: number) => ({ kind: 'range', from: 0, to }) as const;
      await move(other(60_000));
      await move(first);
      await move(other(120_000));
      await rest();
      expect(bar.history.state).toMatchObject({ before: link });
      goBack(state);
      await settled();
      expect(linkOf(state).filter.range).toEqual(first);
      // Also where the gesture itself has moved, for it came soon after another choice.
      for (const isSoon of [false, true]) {
        if (isSoon) state.filter.getState().change({ range: { kind: 'preset', preset: '24h' } });
        await settled();
        await move(other(60_000));
        await move(first);
        await rest();
        expect([bar.location.search, state.trail.getState().before]).toEqual([link, null]);
      }
    },
  );

  test('a range that is chosen and at once given up leaves no step, nor one that comes while the browser goes back', async () => {
    const { state, entries, bar, pass } = page();
    const choose = (preset: '24h' | '7d' | '30d') =>
      state.filter.getState().change({ range: { kind: 'preset', preset } });
    choose('24h');
    await settled();
    pass(500);
    choose('7d');
    await Promise.resolve();
    expect(state.trail.getState().isGoingBack).toBe(true);
    await settled();
    pass(400);
    expect([bar.location.search, state.trail.getState().before]).toEqual(['', null]);
    choose('24h');
    await settled();
    pass(500);
    choose('7d');
    await Promise.resolve();
    // The hand is faster than the browser.
    choose('30d');
    await settled();
    await settled();
    expect(entries.map(({ search }) => search)).toEqual(['', '?t=30d']);
    goBack(state);
    await settled();
    expect(linkOf(state).filter.range).toEqual({ kind: 'preset', preset: '7d' });
  });

  test('a range that is undone, or that the wall has left by itself, leaves its step', async () => {
    for (const leaveRange of [
      (state: AppState) => state.filter.getState().undo(),
      (state: AppState) => {
        state.trail.getState().requestClimb();
        state.filter.getState().change({ range: { kind: 'preset', preset: '7d' } });
      },
    ]) {
      const { state, bar, pass } = page();
      state.filter.getState().change({ range: { kind: 'range', from: 0, to: 60_000 } });
      await settled();
      expect(bar.location.search).not.toBe('');
      leaveRange(state);
      await settled();
      await settled();
      pass(400);
      expect([bar.location.search, state.trail.getState().before]).toEqual(['', null]);
    }
  });

  /** What a wall does that nobody has touched for a while. */
  const returnByItself = (state: AppState): void => {
    state.trail.getState().requestClimb();
    returnToPresent(state);
  };
  const past = (to: number) => ({ kind: 'range', from: 0, to }) as const;

  test('no way leads into the past again that the wall has left by itself, and none is without effect', async () => {
    const tab = browser('?t=24h');
    const { state } = page('', tab);
    const present = linkOf(state).filter.range;
    for (const to of [60_000, 120_000]) {
      tab.pass(5_000);
      state.filter.getState().change({ range: past(to) });
      await settled();
    }
    act.choose(state, '430202001000');
    await settled();
    returnByItself(state);
    await settled();
    tab.pass(400);
    expect(linkOf(state)).toMatchObject({
      filter: { range: present },
      view: { selection: { kind: 'unit' } },
    });
    tab.close();
    const { state: loaded } = page('', tab);
    goBack(loaded);
    for (let times = 0; times < 4; times++) await settled();
    expect(linkOf(loaded)).toMatchObject({ filter: { range: present }, view: { selection: null } });
    expect(loaded.trail.getState().before).toBeNull();
    tab.go(1);
    expect(linkOf(loaded).filter.range).toEqual(present);
  });

  test('a wall that returns goes back over every step of the range, and Back does not stand still after it', async () => {
    const all = { kind: 'preset', preset: 'all' } as const;
    for (const [ranges, expected] of [
      [[past(60_000), past(120_000), past(180_000)], null],
      [[past(60_000), all, past(180_000)], '24h'],
    ] as const) {
      const tab = browser('?t=24h');
      const { state } = page('', tab);
      for (const range of ranges) {
        tab.pass(5_000);
        state.filter.getState().change({ range });
        await settled();
      }
      returnByItself(state);
      for (let times = 0; times < 5; times++) await settled();
      tab.pass(400);
      tab.close();
      const { state: loaded } = page('', tab);
      const { before } = loaded.trail.getState();
      expect(before && Reflect.get(before.filter.range, 'preset')).toBe(expected);
      if (before === null) continue;
      goBack(loaded);
      await settled();
      expect(linkOf(loaded).filter).toEqual(before.filter);
    }
  });

  test('an entry that the return has not changed is from after it, also for a page that is loaded anew there', async () => {
    const tab = browser('?t=24h');
    const { state } = page('', tab);
    act.choose(state, '430203000000');
    await settled();
    state.filter.getState().change({ range: past(60_000) });
    await settled();
    act.choose(state, '430202001000');
    await settled();
    state.filter.getState().change({ range: { kind: 'preset', preset: 'all' } });
    await settled();
    act.choose(state, '430202000000');
    await settled();
    tab.pass(5_000);
    state.filter.getState().change({ range: past(120_000) });
    await settled();
    returnByItself(state);
    for (let times = 0; times < 5; times++) await settled();
    tab.pass(400);
    tab.close();
    const { state: loaded } = page('', tab);
    expect(linkOf(loaded).view.selection).toMatchObject({ id: '430202000000' });
    for (let times = 0; times < 4 && loaded.trail.getState().before !== null; times++) {
      goBack(loaded);
      await settled();
      await settled();
      expect(linkOf(loaded).filter.range.kind).toBe('preset');
    }
  });

  test('a range of the past that a hand chooses after a return is there for Back', async () => {
    const { state, pass } = page('?t=24h');
    for (const unit of ['430202001000', '430202000000']) {
      if (linkOf(state).view.selection !== null) returnByItself(state);
      await settled();
      pass(5_000);
      state.filter.getState().change({ range: past(60_000) });
      await settled();
      act.choose(state, unit);
      await settled();
      pass(400);
    }
    goBack(state);
    await settled();
    expect(linkOf(state)).toMatchObject({
      filter: { range: past(60_000) },
      view: { selection: { id: '430202001000' } },
    });
  });

  test('nor does a way lead into a film or to an axis that the wall has left, or to the frame of a week', async () => {
    for (const link of ['?film=week&play=1&week=1.8-9', '?tx=2026-11-01', '?w=patrol&t=2026-11-01']) {
      const { state, bar, pass } = page(link);
      const { workspace, playback } = linkOf(state).view;
      if (playback.playing) moveWeekFilm(state, 1);
      act.drill(state, '430202000000');
      await settled();
      act.page(state);
      await settled();
      returnByItself(state);
      await settled();
      pass(400);
      const { filter: now } = linkOf(state);
      goBack(state);
      await settled();
      pass(400);
      const { filter, view } = linkOf(state);
      expect([view.page, view.workspace, filter.unitCode]).toEqual(['map', workspace, '430202000000']);
      expect([view.playback.playing, view.timeExtent, filter]).toEqual([false, null, now]);
      expect(createAppState(bar.location.search).state.filter.getState().filter).toEqual(now);
    }
  });

  test('a dossier that is closed after the range before it was undone leaves the step of the range too', async () => {
    const { state, pass } = page();
    act.range(state);
    await settled();
    act.choose(state, '430202001000');
    await settled();
    state.filter.getState().undo();
    await settled();
    state.view.getState().select(null);
    for (let times = 0; times < 4; times++) await settled();
    pass(400);
    expect([state.trail.getState().before, linkOf(state).filter.range]).toEqual([
      null,
      { kind: 'preset', preset: '7d' },
    ]);
  });

  test('frames of a film are no steps, but its beginning is one', async () => {
    const { state, entries, pass } = page();
    const frame = async (to: number) => {
      state.filter.getState().change({ range: { kind: 'range', from: 0, to } }, PLAYBACK_GESTURE);
      state.view.getState().changePlayback({ playing: true });
      await settled();
      pass(2_000);
    };
    for (let to = 60_000; to < 600_000; to += 60_000) await frame(to);
    expect(entries).toHaveLength(2);
    goBack(state);
    await settled();
    expect(linkOf(state)).toEqual(linkOf(createAppState('').state));
    const linked = page('?play=1&t=2026-11-01');
    linked.state.filter.getState().change({ range: { kind: 'range', from: 0, to: 9 } }, PLAYBACK_GESTURE);
    await settled();
    expect(linked.entries).toHaveLength(1);
  });

  test('no more than a hundred writes in half a minute, however fast the hand is', async () => {
    const { state, count, pass } = page();
    for (let times = 0; times < 290; times++) {
      act.camera(state, UNITS[times % 3] ?? '');
      act.choose(state, UNITS[times % 2] ?? '');
      await settled();
      pass(100);
    }
    expect(count.writes).toBeLessThanOrEqual(100);
    pass(30_000);
    pass(400);
    expect(count.writes).toBeGreaterThan(60);
  });

  test('Back pressed twice before the browser has moved is one step, and a browser that stays frees it again', async () => {
    const { state, bar, count, pass } = page();
    act.drill(state, '430202000000');
    await settled();
    goBack(state);
    goBack(state);
    await settled();
    await settled();
    expect([count.leaves, linkOf(state).filter.unitCode]).toEqual([0, null]);
    act.drill(state, '430203000000');
    await settled();
    const { back } = bar.history;
    bar.history.back = () => undefined;
    goBack(state);
    bar.history.back = back;
    pass(2_000);
    goBack(state);
    await settled();
    expect(linkOf(state).filter.unitCode).toBeNull();
  });

  test('home is where the tab began, also after the page was loaded anew', async () => {
    const tab = browser('?kiosk&w=patrol&in=430202000000');
    const { state } = page('', tab);
    act.drill(state, '430202001000');
    act.camera(state, '430203000000');
    await settled();
    tab.pass(400);
    tab.close();
    const { state: loaded } = page('', tab);
    goHome(loaded);
    await settled();
    const { filter, view } = linkOf(loaded);
    expect([view.workspace, filter.unitCode, view.camera]).toEqual(['patrol', '430202000000', null]);
  });

  test('Back keeps how the page looks and turns', async () => {
    const { state, bar, pass } = page('?kiosk');
    act.drill(state, '430202000000');
    await settled();
    const { change, view } = state.view.getState();
    const looks = {
      theme: 'desk-light',
      language: 'en',
      columns: 'left',
      wall: { ...view.wall, rotateMs: 60_000, dim: 'on' },
    } as const;
    change(looks);
    goBack(state);
    await settled();
    expect(linkOf(state)).toMatchObject({ view: looks, filter: { unitCode: null } });
    pass(400);
    expect(new URLSearchParams(bar.location.search).get('lang')).toBe('en');
  });

  test('Backspace at a desk climbs out of a unit, and does not go into it again', async () => {
    const { state, entries, count } = page();
    act.drill(state, '430202001000');
    await settled();
    for (let times = 0; times < 6; times++) {
      climb(state);
      await settled();
      await settled();
    }
    expect([linkOf(state).filter.unitCode, entries.length, count.leaves]).toEqual([null, 2, 0]);
  });

  test('to close a dossier, a page or the audit is no step: Back does not open them again', async () => {
    const { state, bar, go } = page();
    const back = async () => {
      goBack(state);
      await settled();
      await settled();
    };
    act.drill(state, '430202000000');
    await settled();
    act.choose(state, '430202001000');
    await settled();
    act.camera(state, '430203000000');
    state.view.getState().select(null);
    await settled();
    await settled();
    // The entry of the dossier is left, and the map stays where it is.
    expect([bar.history.state, linkOf(state).view.camera?.zoom]).toMatchObject([{ before: '' }, 11]);
    act.audit(state);
    await settled();
    leave(state);
    await settled();
    await settled();
    act.page(state);
    await settled();
    leave(state);
    await settled();
    await settled();
    await back();
    expect(linkOf(state)).toMatchObject({ view: { page: 'map', audit: null, selection: null } });
    expect(linkOf(state).filter.unitCode).toBeNull();
    go(1);
    expect(linkOf(state).view.selection).toBeNull();
  });

  test('the browser’s Back ends no emergency, but asks, and begins none again', async () => {
    const { state, go, pass, bar } = page();
    act.drill(state, '430202000000');
    await settled();
    startEmergency(state, { kind: 'incident', eventNo: 'ZZ-1' });
    await settled();
    go(-1);
    expect(linkOf(state).view.emergency).not.toBeNull();
    expect(state.interface.getState().dialog).toEqual({ kind: 'endEmergency' });
    pass(400);
    expect(bar.location.search).toContain('em=');
    state.interface.getState().show(null);
    endEmergency(state);
    await settled();
    go(-1);
    expect(linkOf(state).view.emergency).toBeNull();
  });

  test('a film leaves the steps of a hand their room', async () => {
    const { state, entries, pass } = page();
    for (let times = 0; times < 80; times++) {
      act.camera(state, UNITS[times % 3] ?? '');
      await settled();
      pass(360);
    }
    act.drill(state, '430202000000');
    await settled();
    expect(entries).toHaveLength(2);
  });

  test('a place that is shown is a step: Back unmarks it and flies to where the map was', async () => {
    const { state } = page();
    act.camera(state, '430203000000');
    await settled();
    const { camera } = linkOf(state).view;
    markPlace(state, { longitude: 113.2, latitude: 27.7, radiusM: 500, positions: [] });
    await settled();
    expect(linkOf(state).view.camera).not.toEqual(camera);
    goBack(state);
    await settled();
    expect(linkOf(state).view.camera).toEqual(camera);
    expect(state.interface.getState().deskScene.marked).toBeNull();
  });

  test('a range that is chosen right after a place was shown is a step of its own', async () => {
    const { state, entries } = page();
    act.range(state);
    await settled();
    markPlace(state, { longitude: 113.2, latitude: 27.7, radiusM: 500, positions: [] });
    await settled();
    state.filter.getState().change({ range: { kind: 'preset', preset: '30d' } });
    await settled();
    expect(entries).toHaveLength(4);
  });

  test('home takes tabs, columns and open parts from the link of the wall, and the mark from the map', () => {
    const { state } = page('?kiosk&left=command&open=none');
    const { tabs, open, columns } = linkOf(state).view;
    state.wall.subscribe(() => state.view.getState().turnTabs({ left: 'assessment' }));
    markPlace(state, { longitude: 113.2, latitude: 27.7, radiusM: 500, positions: [] });
    state.view.getState().change({ open: ['weekClock'], columns: 'none' });
    state.view.getState().turnTabs({ right: 'meaning' });
    goHome(state);
    expect(linkOf(state).view).toMatchObject({ tabs, open, columns, camera: null });
    expect(state.interface.getState().deskScene.marked).toBeNull();
  });
});
