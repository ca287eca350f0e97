import { describe, expect, it } from 'vitest';
import { elapsedParts } from '../../../src/features/emergency/Elapsed.tsx';
import { StepStore, type StepStorage } from '../../../src/features/emergency/step-store.ts';

/** A browser's storage in memory; full from `capacity` writes on. */
function memoryStorage(capacity = Infinity): StepStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  let writes = 0;
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      if (++writes > capacity) throw new Error('QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
  };
}

describe('kept step logs', () => {
  it('survive the page', () => {
    const storage = memoryStorage();
    new StepStore(storage).append('E1', { at: 1, kind: 'started' });
    expect(new StepStore(storage).read('E1')).toEqual({ steps: [{ at: 1, kind: 'started' }], isKept: true });
    expect(new StepStore(storage).read('E2').steps).toEqual([]);
  });

  it('of two windows hold the steps of both', () => {
    const storage = memoryStorage();
    const [one, other] = [new StepStore(storage), new StepStore(storage)];
    one.append('E1', { at: 1, kind: 'started' });
    expect(other.read('E1').steps).toHaveLength(1);
    other.append('E1', { at: 2, kind: 'patrolSent' });
    one.append('E1', { at: 3, kind: 'found' });
    expect(other.read('E1').steps.map(({ kind }) => kind)).toEqual(['started', 'patrolSent', 'found']);
  });

  it('are the same object until they change, and tell when they do', () => {
    const store = new StepStore(memoryStorage());
    let calls = 0;
    const stop = store.subscribe(() => calls++);
    const before = store.read('E1');
    expect(store.read('E1')).toBe(before);
    expect(store.append('E1', { at: 1, kind: 'note' })).toBe('noteMissing');
    expect([calls, store.read('E1') === before]).toEqual([0, true]);
    store.append('E1', { at: 1, kind: 'started' });
    expect([calls, store.read('E1') === before]).toEqual([1, false]);
    stop();
    store.append('E1', { at: 2, kind: 'found' });
    expect(calls).toBe(1);
  });

  it.each([
    ['without a storage', undefined],
    ['in a full storage', memoryStorage(1)],
  ])('%s live as long as the page, and say so', (_case, storage) => {
    const store = new StepStore(storage);
    store.append('E1', { at: 1, kind: 'started' });
    store.append('E1', { at: 2, kind: 'found' });
    store.append('E1', { at: 3, kind: 'handedOver' });
    expect(store.read('E1').steps.map(({ kind }) => kind)).toEqual(['started', 'found', 'handedOver']);
    expect(store.read('E1').isKept).toBe(false);
  });

  it('are twenty at most; the one that rested longest goes', () => {
    const storage = memoryStorage();
    storage.setItem('other', 'stays');
    const store = new StepStore(storage);
    for (let at = 1; at <= 20; at++) store.append(`E${at}`, { at, kind: 'started' });
    store.append('E1', { at: 30, kind: 'found' });
    store.append('E21', { at: 31, kind: 'started' });
    expect(storage.entries.size).toBe(21);
    expect(new StepStore(storage).read('E1').steps).toHaveLength(2);
    expect(new StepStore(storage).read('E2').steps).toEqual([]);
    expect(storage.entries.get('other')).toBe('stays');
  });
});

describe('the time since a report', () => {
  it('is hours, minutes and seconds, days apart', () => {
    expect(elapsedParts(9_667_999)).toEqual({ days: 0, time: '02:41:07' });
    expect(elapsedParts(2 * 86_400_000 + 1000)).toEqual({ days: 2, time: '00:00:01' });
    expect(elapsedParts(-5)).toEqual({ days: 0, time: '00:00:00' });
  });
});
