import path from 'node:path';
import type { Kysely } from 'kysely';
import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import { crsWarning } from './crs-warning.ts';
import { openTextFile } from './decode-file.ts';
import { LayerFault } from './errors.ts';
import { checkRecord } from './row-reader.ts';
import { layerRows } from './layer-rows.ts';
import type { LayerCounts } from './layer-counts.ts';
import type { SeenIds } from './seen-ids.ts';
import type { UnitStore } from './unit-store.ts';
import type { Owner } from './write-layer.ts';

/** What one layer is loaded with. */
export interface LayerJob {
  db: Kysely<Database>;
  folder: string;
  layer: Layer;
  crs: string;
  owner: Owner;
  judge: RowReader;
  units: UnitStore;
  seen: SeenIds;
  onStep: (step: 'reading' | 'writing', done: number, total: number) => void;
}

/**
 * Verdicts on the rows of a layer, in the order of the file; each is counted. A record whose id was seen before is
 * rejected with the row that had it first.
 */
export async function* readRows(job: LayerJob, tally: LayerCounts): AsyncGenerator<RowResult> {
  for await (const { source, verdict: judged } of rawResults(job, tally)) {
    const checked = checkRecord(job.layer.kind, source, judged);
    const verdict = job.seen.check(job.layer, job.judge.idField, source, checked);
    tally.add(verdict);
    yield verdict;
  }
}

/** Verdicts of the judge alone; ids and schemas are not looked at. */
export async function* rawResults(
  { folder, layer, crs, judge, onStep }: LayerJob,
  tally: LayerCounts,
): AsyncGenerator<{ source: SourceRow; verdict: RowResult }> {
  const file = await openTextFile(path.join(folder, layer.file));
  tally.encoding = file.encoding;
  const onBytes = (bytes: number) => onStep('reading', bytes, file.bytes);
  const onCrs = (declared: string) => {
    const message = crsWarning(declared, crs);
    if (message !== undefined) tally.warnings.push({ message });
  };
  for await (const row of layerRows(layer, judge, file, onBytes, onCrs)) {
    tally.read++;
    if ('broken' in row) {
      const source: SourceRow = { ...row, values: new Map() };
      const notes = new RowIssues(source);
      notes.reject('', '', row.broken);
      yield { source, verdict: notes.result({}) };
    } else yield { source: row, verdict: judge.judge(row) };
  }
}

/** @throws LayerFault where nothing of a file could be taken, or its ids are none */
export function refuseWhereUseless(tally: LayerCounts): void {
  if (tally.read === 0) throw new LayerFault('the file has no rows');
  if (tally.accepted === 0) throw new LayerFault(`none of its ${tally.read} rows could be taken`);
  const duplicates = tally.rejected.filter(({ reason }) => /^is the \S+ of row \d+/.test(reason)).length;
  if (tally.read >= 20 && duplicates > tally.read / 2)
    throw new LayerFault(
      `${duplicates} of ${tally.read} rows repeat an id; the id column is probably not one`,
    );
}
