import { expect, test } from 'vitest';
import { createWallStore } from '../../../src/state/stores/wall-store.ts';

test('sound is off until somebody turns it on, and the room remembers it', () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const first = createWallStore(memory);
  expect(first.getState().isSoundOn).toBe(false);
  first.getState().setSound(true);
  expect(createWallStore(memory).getState().isSoundOn).toBe(true);
  createWallStore(memory).getState().setSound(false);
  expect(createWallStore(memory).getState().isSoundOn).toBe(false);
});
