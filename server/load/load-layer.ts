import type { Layer } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { LayerCounts } from './layer-counts.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerToLoad, LayerKind } from './layer-kind.ts';
import { LAYER_KINDS, type RecordOf } from './layer-kinds.ts';

/**
 * Loads one layer: every row is read by itself, then all accepted ones are written in one transaction. With a fault
 * of the whole file nothing is changed, and the report says what it was. Never throws for anything a file holds.
 */
export async function loadLayer(input: LayerToLoad): Promise<LayerReport> {
  const { layer, crs, seen } = input;
  const began = performance.now();
  const counts = new LayerCounts();
  counts.crs = crs;
  try {
    const written = await loadRows(layer.kind, input, counts);
    return counts.report(layer, { status: 'loaded', counts: written, ms: performance.now() - began });
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    seen.forget(layer);
    counts.takeNothing();
    return counts.report(layer, {
      status: 'refused',
      fault: error.message,
      ms: performance.now() - began,
    });
  }
}

function loadRows<Name extends Layer['kind']>(
  name: Name,
  input: LayerToLoad,
  counts: LayerCounts,
): Promise<WriteCounts> {
  const kind: LayerKind<RecordOf[Name]> = LAYER_KINDS[name];
  return kind.load({ ...input, kind, counts });
}
