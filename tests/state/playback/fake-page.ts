import type { UntouchedPage } from '../../../src/state/playback/watch-idle.ts';

/** A page whose clock, timers and events the test moves. */
export function fakePage() {
  const listeners = new Map<string, Set<() => void>>();
  const add = (name: string, listener: () => void) =>
    void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
  const remove = (name: string, listener: () => void) => void listeners.get(name)?.delete(listener);
  let now = 1000;
  const ticks = new Set<() => void>();
  const page: UntouchedPage = {
    document: { addEventListener: add, removeEventListener: remove },
    performance: { now: () => now },
    addEventListener: add,
    removeEventListener: remove,
    setInterval: (task) => (ticks.add(task), 1),
    clearInterval: () => ticks.clear(),
  };
  return {
    page,
    fire: (name: string) => listeners.get(name)?.forEach((listener) => listener()),
    /** Time passes; `isAsleep`: without a tick, as in a hidden tab. */
    wait: (ms: number, isAsleep = false) => {
      for (let passed = 0; passed < ms; passed += 1000) {
        now += Math.min(1000, ms - passed);
        if (!isAsleep) ticks.forEach((tick) => tick());
      }
    },
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0) + ticks.size,
  };
}
