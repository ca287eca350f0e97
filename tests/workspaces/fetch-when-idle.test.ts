import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchWhenIdle, type IdlePage } from '../../src/workspaces/fetch-when-idle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page before its first picture; `idle` lets it be idle once. */
function open(navigator: object = {}) {
  const waiting: (() => void)[] = [];
  const dataset: DOMStringMap = {};
  const page: IdlePage = {
    document: { documentElement: { dataset } as HTMLElement },
    navigator,
    requestIdleCallback: (task) => waiting.push(task),
    setTimeout: (task, ms) => setTimeout(task, ms),
  };
  return {
    page,
    draw: () => (dataset['usable'] = 'true'),
    idle: async () => {
      waiting.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    get wishes() {
      return waiting.length;
    },
  };
}

test('tasks run after the first picture, one in each idle moment, and one that fails holds none back', async () => {
  const tab = open();
  const done: string[] = [];
  const task = (name: string, fault?: Error) => async () => {
    done.push(name);
    if (fault) throw fault;
  };
  fetchWhenIdle(tab.page, [task('one'), task('two', new Error('gone')), task('three')]);
  await vi.advanceTimersByTimeAsync(5_000);
  await tab.idle();
  expect(done).toEqual([]);
  tab.draw();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([done, tab.wishes]).toEqual([[], 1]);
  await tab.idle();
  expect(done).toEqual(['one']);
  await tab.idle();
  await tab.idle();
  expect(done).toEqual(['one', 'two', 'three']);
});

test('the next task waits for the one before, and none runs after the end', async () => {
  const tab = open();
  tab.draw();
  let finish = (): void => undefined;
  const second = vi.fn(async () => undefined);
  const end = fetchWhenIdle(tab.page, [() => new Promise<void>((resolve) => (finish = resolve)), second]);
  await vi.advanceTimersByTimeAsync(0);
  await tab.idle();
  expect(tab.wishes).toBe(0);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  end();
  await tab.idle();
  expect(second).not.toHaveBeenCalled();
});

test('whoever saves data fetches nothing ahead', async () => {
  const tab = open({ connection: { saveData: true } });
  tab.draw();
  const task = vi.fn(async () => undefined);
  fetchWhenIdle(tab.page, [task]);
  await vi.advanceTimersByTimeAsync(60_000);
  await tab.idle();
  expect(task).not.toHaveBeenCalled();
});

test('a task that failed is tried again after the others, until it has done its work', async () => {
  const tab = open();
  tab.draw();
  const graph = vi.fn(async () => {
    if (graph.mock.calls.length < 2) throw new Error('no server');
  });
  const other = vi.fn(async () => undefined);
  fetchWhenIdle(tab.page, [graph, other]);
  await vi.advanceTimersByTimeAsync(0);
  await tab.idle();
  await tab.idle();
  expect([graph.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(30_000);
  await tab.idle();
  expect([graph.mock.calls.length, other.mock.calls.length]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tab.wishes).toBe(0);
});
