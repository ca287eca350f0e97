import type { CaseColumns } from '../../cases/case-columns.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';
import { spanOf } from '../../time/aoristic.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { CountLevel, LoadSummary, RejectedRow } from '../api/answer.ts';
import { buildHierarchy, type Hierarchy } from '../clusters/hierarchy/hierarchy.ts';
import { indexLevels, type LevelIndex } from '../columns/unit-levels.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { marketGroups, type MarketGroups } from '../filter/market-groups.ts';

/** Cases that can be counted, and what follows from them alone. */
export interface CaseStore {
  readonly columns: CaseColumns;
  /** Rows of `columns` that are counted, by the beginning of their interval; all that follows is by place in this list. */
  readonly rows: Uint32Array;
  /** Half-open intervals, epoch ms; an instant is one millisecond. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Web Mercator integers, as in the incidents' columns. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly unit: Uint32Array;
  readonly hierarchy: Hierarchy;
  readonly levels: Readonly<Record<CountLevel, LevelIndex>>;
  readonly allByUnit: Float64Array;
  readonly groups: MarketGroups;
  readonly context: FilterContext;
  /** First moment and the one after the last; `null` without a case. */
  readonly extent: TimeRange | null;
}

const MOST_NAMED = 100;

/** Makes a store; cases without a usable interval, position or unit are left out and named. */
export function makeCaseStore(
  columns: CaseColumns,
  context: FilterContext,
): { store: CaseStore; result: Omit<LoadSummary, 'asOf' | 'extent'> } {
  const rejected: RejectedRow[] = [];
  const usable: number[] = [];
  for (let row = 0; row < columns.count; row++) {
    const fault = faultOf(columns, row);
    if (fault === undefined) usable.push(row);
    else rejected.push({ row, ...fault });
  }
  const rows = Uint32Array.from(usable).sort((a, b) => columns.from[a]! - columns.from[b]! || a - b);
  const spans = Array.from(rows, (row) => spanOf({ from: columns.from[row]!, to: columns.to[row]! }));
  const x = Int32Array.from(rows, (row) => mercatorX(columns.longitude[row]!) * MERCATOR_SCALE);
  const y = Int32Array.from(rows, (row) => mercatorY(columns.latitude[row]!) * MERCATOR_SCALE);
  const unit = Uint32Array.from(rows, (row) => columns.unit[row]!);
  const allByUnit = new Float64Array(columns.units.length);
  for (const index of unit) allByUnit[index]!++;
  const store: CaseStore = {
    columns,
    rows,
    from: Float64Array.from(spans, ({ from }) => from),
    to: Float64Array.from(spans, ({ to }) => to),
    x,
    y,
    unit,
    hierarchy: buildHierarchy(x, y),
    levels: indexLevels(columns.units),
    allByUnit,
    groups: marketGroups(columns.units, context.markets ?? []),
    context,
    extent:
      spans.length === 0
        ? null
        : { from: spans[0]!.from, to: spans.reduce((last, { to }) => Math.max(last, to), 0) },
  };
  const result = {
    accepted: rows.length,
    rejectedCount: rejected.length,
    rejected: rejected.slice(0, MOST_NAMED),
  };
  return { store, result };
}

/** Why a case cannot be counted. */
function faultOf(columns: CaseColumns, row: number): Omit<RejectedRow, 'row'> | undefined {
  const { from, to, longitude, latitude, unit, units } = columns;
  const fault = (field: string, value: number, reason: string) => ({ field, value: String(value), reason });
  if (!Number.isFinite(from[row]!)) return fault('from', from[row]!, 'not a time');
  if (!Number.isFinite(to[row]!)) return fault('to', to[row]!, 'not a time');
  if (to[row]! < from[row]!) return fault('to', to[row]!, 'before the beginning of the interval');
  if (!(Math.abs(longitude[row]!) <= 180)) return fault('longitude', longitude[row]!, 'outside the world');
  if (!(Math.abs(latitude[row]!) <= 85)) return fault('latitude', latitude[row]!, 'outside the map');
  if (unit[row]! >= units.length) return fault('unit', unit[row]!, `its list has ${units.length} entries`);
  return undefined;
}
