import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/**
 * Tells MapLibre 6 where its worker is (without it no map ever loads) and starts it for as long as the page lives:
 * otherwise a lost context ends it with the style, and the map waits until another one has loaded.
 */
export function startMapWorker(): void {
  setWorkerUrl(workerUrl);
  prewarm();
}
