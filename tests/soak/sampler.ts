import type { OwnBrowser } from './browser-pipe.ts';
import { memoryOfFamily, memoryOfType } from './process-memory.ts';
import type { SoakPage } from './soak-page.ts';

/** What the page says of itself when it is asked. */
export interface InnerSample {
  readonly heapBytes: number;
  readonly backingStoreBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

/** What is measured at one moment; memory in bytes. */
export interface Sample extends Partial<InnerSample> {
  /** Minutes since the run began: the page was usable, or where nobody asks it, was opened. */
  readonly minute: number;
  /** Anonymous memory of all processes that render, of the one that draws for them, and of the server. */
  readonly rendererBytes: number;
  readonly gpuBytes: number;
  readonly serverBytes: number;
  /** The same with the files that are mapped, which the kernel takes away and gives back as it likes. */
  readonly rendererResidentBytes: number;
  readonly gpuResidentBytes: number;
  readonly serverResidentBytes: number;
}

/** Reads from /proc what browser and server hold; asks neither. */
export function sampleFromOutside(minute: number, browserPid: number, serverPid: number): Sample {
  const renderer = memoryOfType(browserPid, 'renderer');
  const gpu = memoryOfType(browserPid, 'gpu-process');
  const server = memoryOfFamily(serverPid);
  return {
    minute,
    rendererBytes: renderer.anonymousBytes,
    gpuBytes: gpu.anonymousBytes,
    serverBytes: server.anonymousBytes,
    rendererResidentBytes: renderer.residentBytes,
    gpuResidentBytes: gpu.residentBytes,
    serverResidentBytes: server.residentBytes,
  };
}

/** Collects garbage twice and asks the page. The heaps of its workers are in the memory of the renderer only. */
export async function sampleFromInside(browser: OwnBrowser, page: SoakPage): Promise<InnerSample> {
  const ask = (method: string) => browser.send(method, {}, page.session);
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const usage = (await ask('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  const counters = (await ask('Memory.getDOMCounters')) as {
    nodes: number;
    jsEventListeners: number;
    documents: number;
  };
  return {
    heapBytes: usage.usedSize,
    backingStoreBytes: usage.backingStorageSize ?? 0,
    nodes: counters.nodes,
    listeners: counters.jsEventListeners,
    documents: counters.documents,
  };
}
