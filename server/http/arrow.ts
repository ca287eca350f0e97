import {
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint32,
  Uint8,
  Utf8,
  type Data,
} from 'apache-arrow';
import type { TextColumn } from '../repositories/binary-columns.ts';

/** A column for an Arrow reply; its kind of array decides its type. */
export type WireColumn = Float64Array | Int32Array | Uint32Array | Uint8Array | TextColumn;

/** Media type of an Arrow IPC stream. */
export const ARROW_MEDIA_TYPE = 'application/vnd.apache.arrow.stream';

function toData(column: WireColumn): Data {
  const values = { nullCount: 0 };
  if (column instanceof Float64Array)
    return makeData({ ...values, type: new Float64(), length: column.length, data: column });
  if (column instanceof Int32Array)
    return makeData({ ...values, type: new Int32(), length: column.length, data: column });
  if (column instanceof Uint32Array)
    return makeData({ ...values, type: new Uint32(), length: column.length, data: column });
  if (column instanceof Uint8Array)
    return makeData({ ...values, type: new Uint8(), length: column.length, data: column });
  return makeData({
    ...values,
    type: new Utf8(),
    length: column.offsets.length - 1,
    data: column.bytes,
    valueOffsets: column.offsets,
  });
}

/**
 * Batches of columns → an Arrow IPC stream. All batches have the columns of `empty`, which gives the types when there
 * is no batch at all. `metadata` goes into the schema as JSON under the key `gridlight`.
 */
export function encodeArrow(
  batches: readonly Readonly<Record<string, WireColumn>>[],
  empty: Readonly<Record<string, WireColumn>>,
  metadata: object,
): Buffer {
  const fields = Object.entries(empty).map(([name, column]) => new Field(name, toData(column).type, false));
  const schema = new Schema(fields, new Map([['gridlight', JSON.stringify(metadata)]]));
  const recordBatches = batches.map((columns) => {
    const children = fields.map(({ name }) => {
      const column = columns[name];
      if (!column) throw new Error(`the batch lacks the column ${name}`);
      return toData(column);
    });
    const length = children[0]?.length ?? 0;
    return new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
  });
  return Buffer.from(tableToIPC(new Table(schema, recordBatches), 'stream'));
}
