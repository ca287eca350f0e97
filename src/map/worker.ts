import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/**
 * Sets the URL of the MapLibre 6 worker, without which no map loads, and starts it for the life of the page. Otherwise
 * a lost context ends the worker with the style, and the map waits for the next one to load.
 */
export function startMapWorker(): void {
  setWorkerUrl(workerUrl);
  prewarm();
}
