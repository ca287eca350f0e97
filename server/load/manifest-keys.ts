import { datasetManifestSchema, layerSchema } from '../../src/schemas/dataset.ts';
import { dotted, type ManifestFault } from './manifest-files.ts';
import { unknownKeyReason, unknownKeys, type UnknownKey } from './unknown-keys.ts';

const DATA_SET_KEYS = Object.keys(datasetManifestSchema.shape);

/** The keys of a dataset.json that nothing reads, each as a fault with where it belongs or what it is most like. */
export function manifestKeyFaults(manifest: unknown): ManifestFault[] {
  return unknownKeys(datasetManifestSchema, manifest).map((unknown) => ({
    path: dotted(unknown.path),
    reason: placeOf(unknown) ?? unknownKeyReason(unknown),
  }));
}

/** Where a key is read that stands in the wrong place. */
function placeOf({ path, key }: UnknownKey): string | undefined {
  const kinds = layerSchema.options.filter(({ shape }) => Object.hasOwn(shape, key));
  if (path.length === 1 && kinds.length > 0) return 'belongs into a layer';
  const isOfLayer = path.length === 3 && path[0] === 'layers';
  if (!isOfLayer) return undefined;
  if (kinds.length > 0)
    return `is a key of layers of ${kinds.map(({ shape }) => shape.kind.value).join(', ')} alone`;
  return DATA_SET_KEYS.includes(key) ? 'belongs to the data set, not into a layer' : undefined;
}
