import { crsNamed, KNOWN_SYSTEMS, type CrsName } from '../../src/domain/geo/crs-names.ts';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { ManifestFault } from './manifest-files.ts';

/** The coordinate systems of a manifest and its layers that are not known. */
export function systemFaults(
  crs: CrsName | undefined,
  layers: readonly (Layer | undefined)[],
): ManifestFault[] {
  const named = [
    { path: 'crs', written: crs },
    ...layers.map((layer, index) => ({ path: `layers[${index}].crs`, written: layer?.crs })),
  ];
  return named.flatMap(({ path, written }) =>
    written === undefined || crsNamed(written) !== undefined
      ? []
      : [{ path, reason: unknownSystem(written) }],
  );
}

/** A manifest whose coordinate systems have our names, whatever way they are written. */
export function withKnownSystems(manifest: DatasetManifest): DatasetManifest {
  const known = (written: CrsName): CrsName => crsNamed(written) ?? written;
  return {
    ...manifest,
    crs: known(manifest.crs),
    layers: manifest.layers.map((layer) =>
      layer.crs === undefined ? layer : { ...layer, crs: known(layer.crs) },
    ),
  };
}

/** Why a system cannot be read, with those that can. */
export function unknownSystem(written: string): string {
  return `"${written.slice(0, 80)}" is no coordinate system that is known here; known are ${KNOWN_SYSTEMS}`;
}
