import type { IncidentColumns } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { INCIDENT_STATUSES } from '../incidents/life-cycle.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from './kinds.ts';

/** Counters per finest unit: four by progress of what is not registered, four of what is. */
export const UNIT_CLASSES = 8;
const REGISTERED = 4;

/** Counters per node of the view: four by progress, then the sum of the rows' numbers (mod 2^32), padded to eight. */
export const NODE_FIELDS = 8;
export const ROW_SUM = 4;

/** Class of every kind within a unit: its progress, plus 4 where it counts as registered (neither rejected nor voided). */
export function kindClasses({ kinds }: Dictionary): Uint8Array {
  const isRegistered = INCIDENT_STATUSES.map((status) => status !== 'rejected' && status !== 'voided');
  const classes = new Uint8Array(kinds.size);
  for (let kind = 0; kind < classes.length; kind++)
    classes[kind] =
      (kind & PROGRESS_MASK) | (isRegistered[kinds.status[kind >> PROGRESS_BITS]!]! ? REGISTERED : 0);
  return classes;
}

/**
 * Adds the rows `[from, to)` to the counts per kind (rows that pass all but the clauses on kinds) and per unit and class
 * (rows that pass all but the unit). `flags` as in `Selection`.
 */
export function countKindsAndUnits(
  kinds: Int32Array,
  units: Int32Array,
  columns: Pick<IncidentColumns, 'kind' | 'unit'>,
  flags: Uint8Array,
  classes: Uint8Array,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  const { kind, unit } = columns;
  for (let row = from; row < to; row++) {
    const flag = flags[row]!;
    const at = kind[row]!;
    kinds[at] = kinds[at]! + Math.imul(sign, (flag >> 2) & 1);
    const place = (unit[row]! << 3) | classes[at]!;
    units[place] = units[place]! + Math.imul(sign, (flag >> 1) & 1);
  }
}

/** Adds the matches among the rows `[from, to)` to the nodes of the view. Rows are numbered from `firstRow`. */
export function countNodes(
  nodes: Int32Array,
  nodeOf: Uint16Array,
  kind: IncidentColumns['kind'],
  flags: Uint8Array,
  firstRow: number,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  for (let row = from; row < to; row++) {
    const one = Math.imul(flags[row]! & 1, sign);
    const place = nodeOf[row]! << 3;
    const progress = place | (kind[row]! & PROGRESS_MASK);
    nodes[progress] = nodes[progress]! + one;
    nodes[place | ROW_SUM] = nodes[place | ROW_SUM]! + Math.imul(one, firstRow + row);
  }
}
