import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { CORE } from '../../engine/city-model.ts';

/** Figures of one case; `value` is what is compared. */
export interface CaseResult {
  readonly value: number;
  /** Incidents that it holds or shows, for the comparison of answers. */
  readonly total: number;
  readonly more: Readonly<Record<string, number>>;
}

export type BenchCase = (host: HTMLElement) => Promise<CaseResult>;

export const ZOOM = 11;
/** How long moving pictures are watched. */
export const WATCH_MS = 8000;

/** The bytes of the city. */
export async function fetchCity(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch('/city.arrow')).arrayBuffer());
}

/** A map without anything on it that has come to rest. */
export async function restingMap(container: HTMLElement): Promise<MapLibreMap> {
  setWorkerUrl(workerUrl);
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#10151b' } }],
    },
    center: [CORE.longitude, CORE.latitude],
    zoom: ZOOM,
    attributionControl: false,
    fadeDuration: 0,
  });
  await map.once('idle');
  return map;
}

/** Resolves after two frames: what was drawn before is on the screen. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Watches tasks of the main thread over 50 ms; `longest` is 0 while there was none. */
export function watchLongTasks(): { longest(): number } {
  let longest = 0;
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return {
    longest: () => {
      note(observer.takeRecords());
      return longest;
    },
  };
}

/** Median, p95 and largest of the times between frames, ms. */
export function frameFigures(stamps: readonly number[]): {
  medianMs: number;
  p95Ms: number;
  worstMs: number;
} {
  const gaps = stamps
    .slice(1)
    .map((stamp, index) => stamp - (stamps[index] ?? stamp))
    .sort((a, b) => a - b);
  const at = (share: number) =>
    gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) };
}
