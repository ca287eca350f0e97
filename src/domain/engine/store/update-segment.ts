import { deadlineOfRow, NO_DEADLINE, type IncidentColumns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { findRows, type WantedNumbers } from '../columns/find-rows.ts';
import { limitsInMs } from '../columns/merge-columns.ts';
import { updateProgress, unfinishedRows, type Segment } from './segment.ts';

/** A limit of `ms` after the report in the unit of a column of whole numbers; `undefined` where it is none. */
function wholeLimit(ms: number, unitMs: number): number | undefined {
  if (Number.isNaN(ms)) return NO_DEADLINE;
  const limit = ms / unitMs;
  return Number.isInteger(limit) && limit >= 0 && limit < NO_DEADLINE ? limit : undefined;
}

/** The columns with what `incoming` says of rows `rows[i]`, by its rows `from[i]`. */
function withChanges(
  columns: IncidentColumns,
  incoming: IncidentColumns,
  rows: readonly number[],
  from: readonly number[],
): IncidentColumns {
  const isWider = columns.kind instanceof Uint16Array && incoming.kind instanceof Uint32Array;
  const kind = isWider ? Uint32Array.from(columns.kind) : columns.kind;
  let { deadline, deadlineUnitMs } = columns;
  rows.forEach((row, index) => {
    const source = from[index]!;
    kind[row] = incoming.kind[source]!;
    const limitMs = deadlineOfRow(incoming, source) - Math.floor(columns.time[row]!);
    const whole = wholeLimit(limitMs, deadlineUnitMs);
    if (whole === undefined && deadline instanceof Uint32Array) {
      deadline = limitsInMs({ deadline, deadlineUnitMs });
      deadlineUnitMs = 1;
    }
    deadline[row] = deadline instanceof Uint32Array ? whole! : limitMs;
  });
  return { ...columns, kind, deadline, deadlineUnitMs };
}

/**
 * Takes over category, channel, tier, status and deadline of the rows whose event numbers are wanted; place, unit and
 * the moment of the report stay, since an incident does not move. `asOf`: the moment at which deadlines are judged, epoch ms. `met` gets
 * the rows of `incoming` that were met. Returns the segment as it is then; the old one must not be used any more.
 */
export function updateSegment(
  segment: Segment,
  incoming: IncidentColumns,
  wanted: WantedNumbers,
  { dictionary, asOf, met }: { dictionary: Dictionary; asOf: number; met: Set<number> },
): Segment {
  const rows: number[] = [];
  const from: number[] = [];
  findRows(segment.columns.eventNumbers, wanted, (row, source) => {
    rows.push(row);
    from.push(source);
    met.add(source);
  });
  if (rows.length === 0) return segment;
  const columns = withChanges(segment.columns, incoming, rows, from);
  const changed: Segment = { ...segment, columns, unfinished: unfinishedRows(columns, dictionary) };
  updateProgress(changed, dictionary, asOf);
  return changed;
}
