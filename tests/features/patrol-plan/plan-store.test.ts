import { beforeEach, describe, expect, it } from 'vitest';
import { planToKeep, type PlanDocument } from '../../../src/domain/shift/written-plan.ts';
import { planStore } from '../../../src/features/patrol-plan/plan-store.ts';
import { sketchStops } from '../../../src/features/patrol-plan/sketch-stops.ts';

const first = planStore.getInitialState();
const settings = () => planStore.getState().settings;

describe('what the hand sets', () => {
  beforeEach(() => planStore.setState(first, true));

  it('locks a stop to a team, moves the lock, and lets it go', () => {
    const { toggleLock } = planStore.getState();
    toggleLock('a', 0);
    toggleLock('b', 1);
    expect(settings().locks).toEqual([
      { stopId: 'a', team: 0 },
      { stopId: 'b', team: 1 },
    ]);
    toggleLock('a', 0);
    expect(settings().locks).toEqual([{ stopId: 'b', team: 1 }]);
  });

  it('refuses a stop, which lets go its lock; and the reverse', () => {
    const { toggleLock, toggleRefusal } = planStore.getState();
    toggleLock('a', 0);
    toggleRefusal('a');
    expect(settings()).toMatchObject({ locks: [], refusedIds: ['a'] });
    toggleLock('a', 2);
    expect(settings()).toMatchObject({ locks: [{ stopId: 'a', team: 2 }], refusedIds: [] });
  });

  it('takes back change after change, and then nothing more', () => {
    const { toggleRefusal, change, undo } = planStore.getState();
    toggleRefusal('a');
    change({ compactness: 0.5 });
    undo();
    expect(settings()).toMatchObject({ compactness: 0, refusedIds: ['a'] });
    undo();
    undo();
    expect(settings()).toEqual(first.settings);
  });

  const kept: PlanDocument = {
    settings: { ...first.settings, date: '2026-11-20', startIds: ['hub'], compactness: 0.4 },
    seed: 9,
    model: 'counts',
    rounds: [],
    outcome: { expected: { captured: 0, thefts: 0 }, trial: null, walkMinutes: 0, unserved: [] },
  };

  it('shows a kept plan as it was kept until something changes', () => {
    planStore.getState().change({ mostStops: 3 });
    planStore.getState().open('id', kept);
    expect(planStore.getState()).toMatchObject({ openedId: 'id', seed: 9, isTouched: false, undone: [] });
    expect(settings().compactness).toBe(0.4);
    planStore.getState().planAnew();
    expect(planStore.getState()).toMatchObject({ seed: 10, isTouched: true });
  });

  it('takes the settings of the plan that was kept, and what was done before can be taken back', () => {
    const { change, keepAs, undo } = planStore.getState();
    change({ compactness: 0.4 });
    change({ mostStops: 3 });
    keepAs('id', kept);
    expect(planStore.getState()).toMatchObject({ opened: kept, seed: 9, isTouched: false });
    expect(settings()).toEqual(kept.settings);
    undo();
    // What is taken back is no longer the plan that was kept.
    expect(planStore.getState()).toMatchObject({ openedId: 'id', isTouched: true });
    expect(settings().compactness).toBe(0.4);
  });

  it('shows a plan no more that was removed, and hands over no id of the one it was opened from', () => {
    planStore.getState().open('id', kept);
    planStore.getState().forget('another');
    expect(planStore.getState().opened).toEqual(kept);
    planStore.getState().forget('id');
    expect(planStore.getState()).toMatchObject({ opened: null, openedId: null });
    const record = { ...kept, id: 'id', role: 'analyst', done: [], name: 'a' };
    expect(planToKeep(record, 'b')).toEqual({ ...kept, name: 'b' });
  });
});

it('the sketch has each place once, with the numbers of its visits', () => {
  const visit = (stopId: string) => ({
    stopId,
    name: stopId,
    position: [113, 27.8] as [number, number],
    arriveAt: '',
    leaveAt: '',
    travelMinutes: 0,
    reason: { kind: 'cases' as const },
    isLocked: false,
  });
  expect(sketchStops([visit('a'), visit('b'), visit('a')]).map(({ name, orders }) => [name, orders])).toEqual(
    [
      ['a', [1, 3]],
      ['b', [2]],
    ],
  );
});
