import { type BenchCase, clusterNatively } from './maplibre-clusters.ts';

/** The GeoJSON file lies ready on the server; MapLibre's worker fetches and reads it. */
export const runCase: BenchCase = (host) =>
  clusterNatively(host, () => Promise.resolve(() => new URL('/city.geojson', location.href).href));
