import { FlatTable } from './flat-table.ts';

/** Values of one column in one batch. `isValid` is a bitmap, least bit first; absent where every value is there. */
export interface ArrowChunk {
  readonly length: number;
  readonly isValid: Uint8Array | undefined;
  /** Values of fixed width, or the offsets of texts. */
  readonly values: Uint8Array;
  readonly text: Uint8Array | undefined;
}

export interface ArrowColumn {
  /** `Float64`, `Int32`, `Uint8` …, `Utf8`, or `type 12` by the number of Schema.fbs. */
  readonly type: string;
  readonly chunks: ArrowChunk[];
}

export interface ArrowTable {
  readonly columns: ReadonlyMap<string, ArrowColumn>;
  readonly metadata: ReadonlyMap<string, string>;
}

const CONTINUATION = 0xffffffff;
const SCHEMA = 1;
const RECORD_BATCH = 3;
const UTF8 = 'Utf8';

/** Name of a field's type (Schema.fbs: Int = 2, FloatingPoint = 3, Utf8 = 5). */
function typeName(field: FlatTable): string {
  const kind = field.byte(2);
  const type = field.table(3);
  if (kind === 2 && field.table(4) === undefined)
    return `${type?.byte(1) === 1 ? 'Int' : 'Uint'}${type?.int(0) ?? 0}`;
  if (kind === 3) return ['Float16', 'Float32', 'Float64'][type?.short(0) ?? 0] ?? 'Float';
  return kind === 5 ? UTF8 : `type ${kind}`;
}

/**
 * Reads an Arrow IPC stream of flat columns of numbers and texts, uncompressed, which is what `/api/incidents.arrow`
 * sends (arrow.apache.org/docs/format/Columnar.html, "IPC Streaming Format"). Throws on anything else.
 */
export function readArrowStream(bytes: Uint8Array): ArrowTable {
  const { buffer, byteOffset, byteLength } = bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  const columns = new Map<string, ArrowColumn>();
  const metadata = new Map<string, string>();
  let hasSchema = false;
  let at = 0;
  while (at + 8 <= byteLength) {
    if (view.getUint32(at, true) !== CONTINUATION) throw new Error('not an Arrow stream');
    const size = view.getInt32(at + 4, true);
    if (size === 0) break;
    const bodyAt = at + 8 + size;
    if (size < 0 || bodyAt > byteLength) throw new Error('the Arrow stream is cut off');
    const message = FlatTable.root(new DataView(buffer, byteOffset + at + 8, size));
    const end = bodyAt + message.long(3);
    if (end > byteLength) throw new Error('the Arrow stream is cut off');
    const header = message.table(2);
    const kind = message.byte(1);
    if (kind === SCHEMA && header !== undefined) {
      hasSchema = true;
      for (const field of header.tables(1)) columns.set(field.text(0), { type: typeName(field), chunks: [] });
      for (const entry of header.tables(2)) metadata.set(entry.text(0), entry.text(1));
    } else if (kind === RECORD_BATCH && header !== undefined && hasSchema) {
      addBatch(columns, header, bytes.subarray(bodyAt, end));
    } else throw new Error(`the Arrow stream holds a message of kind ${kind}`);
    at = end;
  }
  if (!hasSchema) throw new Error('not an Arrow stream');
  return { columns, metadata };
}

function addBatch(columns: ReadonlyMap<string, ArrowColumn>, batch: FlatTable, body: Uint8Array): void {
  if (batch.table(3) !== undefined) throw new Error('the Arrow stream is compressed');
  const nodes = batch.pairs(1);
  const buffers = batch.pairs(2);
  let node = 0;
  let next = 0;
  const take = (): Uint8Array => {
    const [offset, length] = buffers[next++] ?? [0, 0];
    return body.subarray(offset, offset + length);
  };
  for (const { type, chunks } of columns.values()) {
    if (type.startsWith('type')) throw new Error(`the Arrow stream has a column of ${type}`);
    const [length, nulls] = nodes[node++] ?? [0, 0];
    const bitmap = take();
    chunks.push({
      length,
      isValid: nulls > 0 ? bitmap : undefined,
      values: take(),
      text: type === UTF8 ? take() : undefined,
    });
  }
}
