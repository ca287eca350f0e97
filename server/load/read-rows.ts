import { readFields } from '../../src/domain/exchange/fields/read-fields.ts';
import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';
import { plainRow, withIssues } from '../../src/domain/exchange/rows/plain-row.ts';
import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import { checkRecord } from './check-record.ts';
import { foreignReason } from './claim-units.ts';
import { settleCrs } from './declared-crs.ts';
import { LayerFault } from './layer-fault.ts';
import type { AskOwners, LayerReading, LayerSource } from './layer-kind.ts';
import type { LayerCounts } from './layer-counts.ts';
import { layerRows } from './layer-rows.ts';

/** Rows that are asked about at once: who has them. */
const BATCH_ROWS = 1_000;

/** Where rows of other data sets are concerned. */
interface RowClaims {
  readonly ask: AskOwners;
  readonly takesOver: readonly string[];
  readonly dataSetId: string;
  readonly onTakenOver: (id: string) => void;
}

/**
 * Results of the rows of a layer, in the order of the file; each is counted. A record whose id was seen before is
 * rejected with the row that had it first; so is one that another data set has, by `claims`. The ids of all that is rejected are
 * noted in `seen`.
 */
export async function* readRows<Row>(
  job: LayerReading<Row>,
  claims?: RowClaims,
): AsyncGenerator<RowResult<Row>> {
  const { layer, kind, reader, seen, counts } = job;
  for await (const batch of inBatches(readRawRows(job))) {
    const rows = batch.map(({ source, result }) => {
      const checked = checkRecord(kind.recordSchema, source, result);
      return { source, checked, id: checked.record && result.record?.[reader.idField] };
    });
    const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const owners = claims && ids.length > 0 ? await claims.ask(ids) : undefined;
    for (const { source, checked, id } of rows) {
      const owner = typeof id === 'string' ? owners?.get(id) : undefined;
      const foreign =
        owner === undefined ? undefined : refuseForeign(source, id as string, owner, reader, claims!);
      const final = foreign ?? seen.check(layer, reader.idField, source, id) ?? checked;
      if (owner !== undefined && final.record) {
        claims!.onTakenOver(id as string);
        counts.warn(`taken over from the data set ${owner}`);
      }
      if (!final.record) seen.keep(layer, idNamedBy(source, reader));
      counts.add(final);
      yield final;
    }
  }
}

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function refuseForeign(
  source: SourceRow,
  id: string,
  owner: string,
  { idField }: RowReader,
  { takesOver, dataSetId }: RowClaims,
): RowResult<never> | undefined {
  if (takesOver.includes(owner)) return undefined;
  const issues = new RowIssues(source);
  issues.reject(idField, id, foreignReason(owner, dataSetId));
  return issues.rejection();
}

/** The id that a row names, read as in a row that is taken; empty where it has none, `undefined` where the row is unreadable. */
function idNamedBy(source: SourceRow, { fields, idField }: RowReader): string | undefined {
  if (source.values.size === 0) return undefined;
  const spec = fields.find(({ field }) => field === idField);
  if (spec === undefined) return '';
  const read = readFields(source, [{ ...spec, isReadApart: false, required: false }], new RowIssues(source));
  const id = read.get(idField);
  return typeof id === 'string' ? id : '';
}

/** Results of the reader alone; ids and schemas are not looked at. */
export async function* readRawRows<Row>(
  job: LayerSource<Row>,
): AsyncGenerator<{ source: SourceRow; result: RowResult }> {
  const { crs, layer, reader, counts, onStep } = job;
  let own: CrsName | undefined;
  const rows = layerRows(job, {
    onEncoding: (encoding) => (counts.encoding = encoding),
    onBytes: (done, total) => onStep('reading', done, total),
    onNote: (message) => counts.warnings.push({ message }),
    onCrs: (declared) => {
      const settled = settleCrs(declared, layer.crs, crs);
      counts.crs = own = settled.crs;
      if (settled.note !== undefined) counts.warnings.push({ message: settled.note });
    },
  });
  for await (const row of rows) {
    counts.read++;
    if ('broken' in row) {
      const { broken, values = new Map<string, unknown>(), ...place } = row;
      const source: SourceRow = { ...place, values };
      const issues = new RowIssues(source);
      issues.reject('', '', broken);
      yield { source, result: issues.rejection() };
    } else {
      const { source, issues } = plainRow(own === undefined ? row : { ...row, crs: own }, reader.fields);
      yield { source, result: withIssues(reader.read(source), issues) };
    }
  }
}

/** @throws LayerFault where nothing of a file could be taken, or its ids are none */
export function refuseWhereUseless(counts: LayerCounts): void {
  if (counts.read === 0) throw new LayerFault('the file has no rows');
  if (counts.accepted === 0)
    throw new LayerFault(`none of its ${counts.read} rows could be taken${otherCrs(counts)}`);
  const duplicates = counts.rejected.filter(({ reason }) => /^is the \S+ of row \d+/.test(reason)).length;
  if (counts.read >= 20 && duplicates > counts.read / 2)
    throw new LayerFault(
      `${duplicates} of ${counts.read} rows repeat an id; the id column is probably not one`,
    );
}

/** What to say of the coordinate system where each row would lie in the bounds in one and the same other. */
function otherCrs({ rejected, crs }: LayerCounts): string {
  const fitting = new Set(
    rejected.map(({ reason }) => /; (\S+(?: or \S+)*) would put it into the bounds$/.exec(reason)?.[1]),
  );
  const [only] = fitting;
  if (fitting.size !== 1 || only === undefined) return '';
  return `: their coordinates cannot be ${crs}; as ${only} they would lie in the bounds of the data set. Say so as the crs of the layer`;
}
