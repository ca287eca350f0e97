import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** Tells MapLibre 6 where its worker is; without it no map ever loads. */
export function pointToBundledWorker(): void {
  setWorkerUrl(workerUrl);
}
