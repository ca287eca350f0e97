import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What is measured at one moment; memory in bytes. */
export interface Sample {
  /** Minutes since the page was usable. */
  readonly minute: number;
  readonly heapBytes: number;
  readonly backingStoreBytes: number;
  /** Resident memory of all processes that render, of the one that draws for them, and of the server. */
  readonly rendererBytes: number;
  readonly gpuBytes: number;
  readonly serverBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

export interface Sampler {
  /** Collects garbage twice and measures. */
  take(minute: number): Promise<Sample>;
}

/** Resident bytes of a process; 0 where it has ended. */
function residentBytes(pid: number): number {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

interface HeapUsage {
  usedSize: number;
  backingStorageSize?: number;
}

/** Measures a page of a browser from outside. Heaps of the workers are in the memory of the renderer only. */
export async function createSampler(browser: Browser, page: Page, serverPid: number): Promise<Sampler> {
  const ofPage: CDPSession = await page.context().newCDPSession(page);
  const ofBrowser = await browser.newBrowserCDPSession();
  await ofPage.send('HeapProfiler.enable');
  return {
    take: async (minute) => {
      await ofPage.send('HeapProfiler.collectGarbage');
      await ofPage.send('HeapProfiler.collectGarbage');
      const usage = (await ofPage.send('Runtime.getHeapUsage')) as HeapUsage;
      const counters = await ofPage.send('Memory.getDOMCounters');
      const { processInfo } = await ofBrowser.send('SystemInfo.getProcessInfo');
      const memoryOf = (type: string) =>
        processInfo
          .filter((process) => process.type.toLowerCase() === type)
          .reduce((sum, { id }) => sum + residentBytes(id), 0);
      return {
        minute,
        heapBytes: usage.usedSize,
        backingStoreBytes: usage.backingStorageSize ?? 0,
        rendererBytes: memoryOf('renderer'),
        gpuBytes: memoryOf('gpu'),
        serverBytes: residentBytes(serverPid),
        nodes: counters.nodes,
        listeners: counters.jsEventListeners,
        documents: counters.documents,
      };
    },
  };
}
