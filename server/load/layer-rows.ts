import path from 'node:path';
import { mapColumns } from '../../src/domain/exchange/fields/column-mapping.ts';
import { knownColumns } from '../../src/domain/exchange/fields/known-columns.ts';
import type { SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { compileTimeFormat, type TimeFormat } from '../../src/domain/exchange/times/time-format.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { openTextFile } from './decode-file.ts';
import type { BrokenRow, FileFormat, FileListener, FileRow } from './file-format.ts';
import { formatOf } from './file-formats.ts';
import { adviceFor } from './file-signatures.ts';
import { hasColumns, missingColumns, repeatedColumn } from './header-check.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerSource } from './layer-kind.ts';
import { openFile, type SourceFile } from './source-file.ts';

/** A row that is none, with what could be read of it under our field names. */
export type UnreadableRow = Omit<BrokenRow, 'cells'> & { values?: ReadonlyMap<string, unknown> };

/** What is told about the file of a layer while it is read. */
export interface LayerFileListener {
  onEncoding: (encoding: string) => void;
  onBytes: (done: number, total: number) => void;
  onCrs: (declared: string) => void;
  onNote: (message: string) => void;
}

/**
 * Rows of a layer's file under our field names, in the order of the file.
 * @throws LayerFault where the file is of no use as a whole
 */
export async function* layerRows<Row>(
  { folder, layer, reader, kind }: LayerSource<Row>,
  { onEncoding, onBytes, onCrs, onNote }: LayerFileListener,
): AsyncGenerator<SourceRow | UnreadableRow> {
  const format = formatOf(layer.file, kind.rowShape);
  if (!format) throw new LayerFault(adviceFor(layer.file) ?? 'is of no known format');
  const file = await openFile(path.join(folder, layer.file));
  const fields = wantedFields(layer, reader);
  let known: Record<string, string> = {};
  let mapped = layer;
  const rows = await readFile(format, file, layer, onEncoding, {
    onBytes: (bytes) => onBytes(bytes, file.bytes),
    headerLine: layer.headerLine,
    isHeader: (names) => Object.keys(layer.columns).every((field) => hasColumns(layer, field, names)),
    onHeader: (names, hasGeometry) => {
      const header = [...names];
      known = knownColumns(header, layer, reader.fields);
      mapped = { ...layer, columns: { ...known, ...layer.columns } };
      const fault =
        repeatedColumn(header, mapped, fields) ?? missingColumns(header, mapped, reader, hasGeometry);
      if (fault !== undefined) throw new LayerFault(fault);
    },
    onCrs,
    onNote,
  });
  const timeFormats = timeFormatsOf(layer, fields);
  for await (const row of rows) {
    if ('broken' in row) {
      const { cells, ...rest } = row;
      yield cells === undefined ? rest : { ...rest, values: mapColumns(cells, fields, mapped).values };
    } else {
      const { cells, isDoubtful: _isDoubtful, ...place } = row;
      const { values, unmapped } = mapColumns(cells, fields, mapped);
      yield { ...place, values, unmapped: new Set([...unmapped, ...Object.keys(known)]), timeFormats };
    }
  }
}

/** The named way to write times of each field; one that is named for all counts for each. */
function timeFormatsOf({ timeFormat }: Layer, fields: readonly string[]): ReadonlyMap<string, TimeFormat> {
  if (timeFormat === undefined) return new Map();
  if (typeof timeFormat !== 'string')
    return new Map(Object.entries(timeFormat).map(([field, format]) => [field, compileTimeFormat(format)]));
  const format = compileTimeFormat(timeFormat);
  return new Map(fields.map((field) => [field, format]));
}

async function readFile(
  format: FileFormat,
  file: SourceFile,
  layer: Layer,
  onEncoding: LayerFileListener['onEncoding'],
  listener: FileListener,
): Promise<AsyncGenerator<FileRow>> {
  if (!format.isText) return format.readRows(file, listener);
  const text = await openTextFile(file, layer);
  onEncoding(text.encoding);
  return format.readRows(text, listener);
}

/** Fields to read: those of the reader, and the open ones that the manifest names (`quantities.households`). */
function wantedFields(layer: Layer, { fields, openPrefix }: RowReader): string[] {
  const named = [...Object.keys(layer.columns), ...Object.keys(layer.constants)];
  const open = openPrefix === undefined ? [] : named.filter((field) => field.startsWith(openPrefix));
  return [...new Set([...fields.map(({ field }) => field), ...open])];
}
