import { expect, test } from 'vitest';
import { createLocalEngineClient } from '../support/local-engine-client.ts';
import { createWorkerEngineClient } from '../../src/workers/worker-engine-client.ts';

const CONTEXT = { categoryParents: {}, areaMembers: {} };
const QUERY = {
  filter: {
    range: { kind: 'preset', preset: '7d' },
    categories: [],
    channels: [],
    progresses: [],
    tiers: [],
    unitCode: null,
    weekHours: [],
    calendar: [],
    lasso: null,
    mode: 'filter',
  },
  view: { bbox: [-180, -85, 180, 85], zoom: 0 },
  asOf: 0,
} as const;

/** A worker that never answers and can be made to die. */
class SilentWorker extends EventTarget {
  isTerminated = false;
  postMessage(): void {
    // It never answers.
  }
  terminate(): void {
    this.isTerminated = true;
  }
  die(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

test('what a dead worker was asked is rejected, and the next load starts a new one', async () => {
  const made: SilentWorker[] = [];
  const client = createWorkerEngineClient(() => {
    const worker = new SilentWorker();
    made.push(worker);
    return worker as unknown as Worker;
  });
  const asked = client.query(QUERY);
  made[0]?.die('out of memory');
  await expect(asked).rejects.toThrow('out of memory');
  await expect(client.query(QUERY)).rejects.toThrow('out of memory');
  expect(made).toHaveLength(1);
  const first = client.load(new Uint8Array(1), CONTEXT);
  expect(made).toHaveLength(2);
  expect(made[0]?.isTerminated).toBe(true);
  const second = client.load(new Uint8Array(1), CONTEXT);
  expect(made).toHaveLength(2);
  made[1]?.die('again');
  await expect(first).rejects.toThrow('again');
  await expect(second).rejects.toThrow('again');
});

test('a closed client rejects what is open and what is asked later, and starts no worker any more', async () => {
  const made: SilentWorker[] = [];
  const client = createWorkerEngineClient(() => {
    const worker = new SilentWorker();
    made.push(worker);
    return worker as unknown as Worker;
  });
  const open = [client.load(new Uint8Array(1), CONTEXT), client.query(QUERY)];
  client.close();
  client.close();
  for (const call of open) await expect(call).rejects.toThrow('closed');
  await expect(client.query(QUERY)).rejects.toThrow('closed');
  await expect(client.load(new Uint8Array(1), CONTEXT)).rejects.toThrow('closed');
  expect(made.map(({ isTerminated }) => isTerminated)).toEqual([true]);
});

test('the engine of the same thread is closed the same way', async () => {
  const client = createLocalEngineClient();
  client.close();
  await expect(client.query(QUERY)).rejects.toThrow('closed');
});
