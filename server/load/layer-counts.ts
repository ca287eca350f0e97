import type { Rejection, Repair, RowResult, Warning } from '../../src/domain/exchange/fields/row-result.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';

const LONGEST_LIST = 10_000;

/** Counts what becomes of the rows of one layer, and keeps the first ten thousand notes of each sort. */
export class LayerCounts {
  read = 0;
  accepted = 0;
  rejectedRows = 0;
  repairedRows = 0;
  readonly rejected: Rejection[] = [];
  readonly repaired: Repair[] = [];
  readonly warnings: Warning[] = [];
  encoding: string | undefined;
  crs: string | undefined;
  boundaries: LayerReport['boundaries'];
  /** Rows that keep their last good state, since their row in the file cannot be taken. */
  kept = 0;
  readonly #warned = new Map<string, number>();

  add(result: RowResult<unknown>): void {
    if (result.record) {
      this.accepted++;
      if (result.repairs.length > 0) this.repairedRows++;
      fill(this.repaired, result.repairs);
      for (const warning of result.warnings) this.#count(warning);
    } else {
      this.rejectedRows++;
      fill(this.rejected, result.rejections);
    }
  }

  /** A layer that was refused took no row and repaired none. */
  takeNothing(): void {
    this.accepted = 0;
    this.repairedRows = 0;
    this.repaired.length = 0;
  }

  /** A note on one row; those that say the same are told once, with their number. */
  warn(message: string): void {
    this.#count({ message });
  }

  /** Notes on rows that say the same are told once, with their number. */
  #count({ field, message }: Warning): void {
    const key = field === undefined ? message : `${field}: ${message}`;
    this.#warned.set(key, (this.#warned.get(key) ?? 0) + 1);
  }

  report(
    layer: { id: string; kind: string; file: string },
    outcome: { status: LayerReport['status']; fault?: string; counts?: WriteCounts; ms: number },
  ): LayerReport {
    const { read, accepted, rejectedRows, rejected, repairedRows, repaired, encoding, crs, boundaries } =
      this;
    const counts = outcome.counts ?? { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
    const summed = [...this.#warned].map(([message, rows]) => ({
      message: rows === 1 ? message : `${message} (${rows} rows)`,
    }));
    return {
      layer: layer.id,
      kind: layer.kind,
      file: layer.file,
      status: outcome.status,
      ...(outcome.fault === undefined ? {} : { fault: outcome.fault }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(crs === undefined ? {} : { crs }),
      read,
      accepted,
      rejectedRows,
      rejected: rejected.toSorted((a, b) => a.row - b.row),
      repairedRows,
      repaired: repaired.toSorted((a, b) => a.row - b.row),
      warnings: [...this.warnings, ...summed],
      ...counts,
      ...(this.kept > 0 && { kept: this.kept }),
      ...(boundaries && { boundaries }),
      ms: Math.round(outcome.ms),
    };
  }
}

function fill<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) if (list.length < LONGEST_LIST) list.push(item);
}
