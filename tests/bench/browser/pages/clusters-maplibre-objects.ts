import { decodeIncidents } from '../../../../src/domain/engine/columns/decode-arrow.ts';
import { fetchCity } from './bench-case.ts';
import { type BenchCase, clusterNatively } from './maplibre-clusters.ts';

/** From the same bytes as ours: GeoJSON objects are made of them on the main thread. */
export const runCase: BenchCase = (host) =>
  clusterNatively(host, async () => {
    const bytes = await fetchCity();
    return () => {
      const { raw } = decodeIncidents(bytes);
      return {
        type: 'FeatureCollection',
        features: Array.from(raw.lngE6, (lngE6, row) => ({
          type: 'Feature',
          properties: {},
          geometry: { type: 'Point', coordinates: [lngE6 / 1e6, (raw.latE6[row] ?? 0) / 1e6] },
        })),
      };
    };
  });
