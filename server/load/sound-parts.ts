import { z } from 'zod';
import {
  datasetManifestSchema,
  layerSchema,
  type DatasetManifest,
  type Layer,
} from '../../src/schemas/dataset.ts';

/** The parts of a manifest that are sound by themselves, whatever is wrong with the others. */
export interface SoundParts {
  id?: DatasetManifest['id'];
  bounds?: DatasetManifest['bounds'];
  crs?: DatasetManifest['crs'];
  codeTables?: string;
  tours: readonly string[];
  documents?: DatasetManifest['documents'];
  /** In their places; without the keys that their schema refuses; `undefined` where that leaves no layer. */
  layers: readonly (Layer | undefined)[];
}

/** Takes a manifest apart, part by part by the schema of each. */
export function soundParts(manifest: unknown): SoundParts {
  const record = z.record(z.string(), z.unknown()).safeParse(manifest).data ?? {};
  const { shape } = datasetManifestSchema;
  const layers = z.array(z.unknown()).safeParse(record['layers']).data ?? [];
  const id = shape.id.safeParse(record['id']).data;
  const bounds = shape.bounds.safeParse(record['bounds']).data;
  const crs = shape.crs.safeParse(record['crs']).data;
  const codeTables = shape.codeTables.safeParse(record['codeTables']).data;
  const documents = shape.documents.safeParse(record['documents']).data;
  return {
    ...(id !== undefined && { id }),
    ...(bounds && { bounds }),
    ...(crs !== undefined && { crs }),
    ...(codeTables !== undefined && { codeTables }),
    ...(documents && { documents }),
    tours: shape.tours.safeParse(record['tours']).data ?? [],
    layers: layers.map(soundLayer),
  };
}

/** A layer without the keys that its schema refuses. */
function soundLayer(layer: unknown): Layer | undefined {
  const parsed = layerSchema.safeParse(layer);
  const record = z.record(z.string(), z.unknown()).safeParse(layer).data;
  if (parsed.success || record === undefined) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path: [key] }) => key));
  return layerSchema.safeParse(Object.fromEntries(Object.entries(record).filter(([key]) => !wrong.has(key))))
    .data;
}
