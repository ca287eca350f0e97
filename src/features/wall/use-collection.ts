import { useEffect } from 'react';

/**
 * A buffer of this size makes V8 begin a collection of the whole heap: what lies outside the heap counts, and the collector
 * of the page begins when it has grown by 64 MB. The buffer is never written to, so it takes addresses and no memory.
 */
const ENOUGH_BYTES = 128 * 1024 * 1024;
/** Between two collections, ms. */
const PACE_MS = 10 * 60_000;

/** Where a buffer goes that nobody holds. */
const drop = (bytes: number): boolean => new ArrayBuffer(bytes).byteLength === bytes;

/** Has the browser collect the page's garbage; where there are no addresses left, nothing is done. */
export function askForCollection(allocate: (bytes: number) => boolean = drop): boolean {
  try {
    return allocate(ENOUGH_BYTES);
  } catch {
    return false;
  }
}

/**
 * Keeps a wall's memory level. The browser collects a page that hangs quietly once an hour or more, and until then it grows
 * by what each second's clock and each minute's answers leave behind: 120 MB were seen (docs/soak.md).
 */
export function useCollection(): void {
  useEffect(() => {
    const timer = setInterval(() => askForCollection(), PACE_MS);
    return () => clearInterval(timer);
  }, []);
}
