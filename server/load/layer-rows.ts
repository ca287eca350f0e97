import path from 'node:path';
import { mapColumns } from '../../src/domain/exchange/fields/column-mapping.ts';
import { parseJson, readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import type { SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { readCsv } from './csv-rows.ts';
import { readText, type TextFile } from './decode-file.ts';
import { LayerFault } from './errors.ts';
import { missingColumns } from './header-check.ts';

/** A row under our field names, or one that is no row at all. */
export type LayerRow = SourceRow | { row: number; line?: number; broken: string };

/**
 * Rows of a layer's file, CSV, GeoJSON or JSON by its extension, in the order of the file.
 * @throws LayerFault where the file is of no use as a whole
 */
export async function* layerRows(
  layer: Layer,
  judge: RowReader,
  file: TextFile,
  onBytes: (bytes: number) => void,
  onCrs: (declared: string) => void,
): AsyncGenerator<LayerRow> {
  const extension = path.extname(layer.file).toLowerCase();
  const fields = wantedFields(layer, judge);
  const checkHeader = (names: Iterable<string>, hasGeometry: boolean) => {
    const missing = missingColumns([...names], layer, judge, hasGeometry);
    if (missing !== undefined) throw new LayerFault(missing);
  };
  if (extension === '.csv' || extension === '.txt' || extension === '.tsv') {
    for await (const row of readCsv(file, (names) => checkHeader(names, false), onBytes)) {
      if ('broken' in row) yield row;
      else yield { row: row.row, line: row.line, values: mapColumns(row.cells, fields, layer) };
    }
    return;
  }
  const text = await readText(file, onBytes);
  if (layer.kind === 'figures') {
    for (const [index, item] of listOfJson(text).entries())
      yield { row: index + 1, values: mapColumns(item, fields, layer) };
    return;
  }
  const read = readGeoJson(text);
  if ('fault' in read) throw new LayerFault(read.fault);
  if (read.declaredCrs !== undefined) onCrs(read.declaredCrs);
  const names = new Set(read.features.flatMap(({ properties }) => Object.keys(properties)));
  if (read.features.length > 0)
    checkHeader(
      names,
      read.features.some(({ geometry }) => geometry !== null),
    );
  const broken = new Map(read.broken.map(({ row, reason }) => [row, reason]));
  const features = new Map(read.features.map((feature) => [feature.row, feature]));
  for (let row = 1; row <= broken.size + features.size; row++) {
    const feature = features.get(row);
    if (!feature) yield { row, broken: broken.get(row) ?? 'is not a GeoJSON feature' };
    else {
      const values = mapColumns(feature.properties, fields, layer);
      yield { row, values, geometry: feature.geometry };
    }
  }
}

/** Fields to read: those of the judge, and the open ones that the manifest names (`quantities.households`). */
function wantedFields(layer: Layer, { fields, openPrefix }: RowReader): string[] {
  const named = [...Object.keys(layer.columns), ...Object.keys(layer.constants)];
  const open = openPrefix === undefined ? [] : named.filter((field) => field.startsWith(openPrefix));
  return [...new Set([...fields.map(({ field }) => field), ...open])];
}

function listOfJson(text: string): Record<string, unknown>[] {
  const parsed = parseJson(text);
  if ('fault' in parsed) throw new LayerFault(parsed.fault);
  const { value } = parsed;
  const list: unknown = Array.isArray(value) ? value : (value as { figures?: unknown } | null)?.figures;
  if (!Array.isArray(list)) throw new LayerFault('is not a JSON list of figures');
  return list.map(
    (item: unknown) => (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>,
  );
}
