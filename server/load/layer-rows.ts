import path from 'node:path';
import { mapColumns } from '../../src/domain/exchange/fields/column-mapping.ts';
import type { SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { openTextFile } from './decode-file.ts';
import type { BrokenRow, FileFormat, FileListener, FileRow } from './file-format.ts';
import { formatOf } from './file-formats.ts';
import { missingColumns } from './header-check.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerSource } from './layer-kind.ts';
import { openFile, type SourceFile } from './source-file.ts';

/** What is told about the file of a layer while it is read. */
export interface LayerFileListener {
  onEncoding: (encoding: string) => void;
  onBytes: (done: number, total: number) => void;
  onCrs: (declared: string) => void;
}

/**
 * Rows of a layer's file under our field names, in the order of the file.
 * @throws LayerFault where the file is of no use as a whole
 */
export async function* layerRows<Row>(
  { folder, layer, reader, kind }: LayerSource<Row>,
  { onEncoding, onBytes, onCrs }: LayerFileListener,
): AsyncGenerator<SourceRow | BrokenRow> {
  const format = formatOf(layer.file, kind.rowShape);
  if (!format) throw new LayerFault('is of no known format');
  const file = await openFile(path.join(folder, layer.file));
  const fields = wantedFields(layer, reader);
  const rows = await readFile(format, file, onEncoding, {
    onBytes: (bytes) => onBytes(bytes, file.bytes),
    onHeader: (names, hasGeometry) => {
      const missing = missingColumns([...names], layer, reader, hasGeometry);
      if (missing !== undefined) throw new LayerFault(missing);
    },
    onCrs,
  });
  for await (const row of rows) {
    if ('broken' in row) yield row;
    else {
      const { cells, ...place } = row;
      yield { ...place, values: mapColumns(cells, fields, layer) };
    }
  }
}

async function readFile(
  format: FileFormat,
  file: SourceFile,
  onEncoding: LayerFileListener['onEncoding'],
  listener: FileListener,
): Promise<AsyncGenerator<FileRow>> {
  if (!format.isText) return format.readRows(file, listener);
  const text = await openTextFile(file);
  onEncoding(text.encoding);
  return format.readRows(text, listener);
}

/** Fields to read: those of the reader, and the open ones that the manifest names (`quantities.households`). */
function wantedFields(layer: Layer, { fields, openPrefix }: RowReader): string[] {
  const named = [...Object.keys(layer.columns), ...Object.keys(layer.constants)];
  const open = openPrefix === undefined ? [] : named.filter((field) => field.startsWith(openPrefix));
  return [...new Set([...fields.map(({ field }) => field), ...open])];
}
