import { FLAG, FLAG_BIT } from '../matching/match-rows.ts';
import type { IncidentColumns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { INCIDENT_STATUSES } from '../../incidents/life-cycle.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';

/** Counters per finest unit: four by progress of what is not registered, four of what is. */
export const UNIT_CLASSES = 8;
const UNIT_BITS = 3;
/** Added to the class of what counts as registered. */
export const REGISTERED = 4;

/** Counters per node of the view: four by progress, then the sum of the rows' numbers (mod 2^32), padded to eight. */
export const NODE_FIELDS = 8;
const NODE_BITS = 3;
export const ROW_SUM = 4;

/** Kinds are only ever added. */
const newestClasses = new WeakMap<Dictionary['kinds'], Uint8Array>();

/** Class of every kind within a unit: its progress, plus 4 where it counts as registered (neither rejected nor voided). */
export function kindClasses({ kinds }: Dictionary): Uint8Array {
  const known = newestClasses.get(kinds);
  if (known?.length === kinds.size) return known;
  const isRegistered = INCIDENT_STATUSES.map((status) => status !== 'rejected' && status !== 'voided');
  const classes = new Uint8Array(kinds.size);
  for (let kind = 0; kind < classes.length; kind++)
    classes[kind] =
      (kind & PROGRESS_MASK) | (isRegistered[kinds.status[kind >> PROGRESS_BITS]!]! ? REGISTERED : 0);
  newestClasses.set(kinds, classes);
  return classes;
}

/** Adds those of the rows `[from, to)` to the counts per kind that pass all but the clauses on kinds. `flags` as in `MatchFlags`. */
export function countKinds(
  kinds: Int32Array,
  kind: IncidentColumns['kind'],
  flags: Uint8Array,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  for (let row = from; row < to; row++) {
    const at = kind[row]!;
    kinds[at] = kinds[at]! + Math.imul(sign, (flags[row]! >> FLAG_BIT.anyKind) & 1);
  }
}

/** `countKinds` of listed rows, which all pass. */
export function countKindsOf(
  kinds: Int32Array,
  kind: IncidentColumns['kind'],
  rows: Uint32Array,
  sign: 1 | -1,
): void {
  for (let counter = 0; counter < rows.length; counter++) {
    const at = kind[rows[counter]!]!;
    kinds[at] = kinds[at]! + sign;
  }
}

/** Adds those of the rows `[from, to)` to the counts per unit and class that pass all but the unit. */
export function countUnitClasses(
  units: Int32Array,
  { kind, unit }: Pick<IncidentColumns, 'kind' | 'unit'>,
  flags: Uint8Array,
  classes: Uint8Array,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  for (let row = from; row < to; row++) {
    const counter = (unit[row]! << UNIT_BITS) | classes[kind[row]!]!;
    units[counter] = units[counter]! + Math.imul(sign, (flags[row]! >> FLAG_BIT.withoutUnit) & 1);
  }
}

/** `countUnitClasses` of listed rows, which all pass. */
export function countUnitClassesOf(
  units: Int32Array,
  { kind, unit }: Pick<IncidentColumns, 'kind' | 'unit'>,
  rows: Uint32Array,
  classes: Uint8Array,
  sign: 1 | -1,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const counter = (unit[row]! << UNIT_BITS) | classes[kind[row]!]!;
    units[counter] = units[counter]! + sign;
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
    const one = Math.imul(flags[row]! & FLAG.match, sign);
    const counter = nodeOf[row]! << NODE_BITS;
    const progress = counter | (kind[row]! & PROGRESS_MASK);
    nodes[progress] = nodes[progress]! + one;
    nodes[counter | ROW_SUM] = nodes[counter | ROW_SUM]! + Math.imul(one, firstRow + row);
  }
}

/** `countNodes` of listed rows of the base, which all match. */
export function countNodesOf(
  nodes: Int32Array,
  nodeOf: Uint16Array,
  kind: IncidentColumns['kind'],
  rows: Uint32Array,
  sign: 1 | -1,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const counter = nodeOf[row]! << NODE_BITS;
    const progress = counter | (kind[row]! & PROGRESS_MASK);
    nodes[progress] = nodes[progress]! + sign;
    nodes[counter | ROW_SUM] = nodes[counter | ROW_SUM]! + Math.imul(sign, row);
  }
}
