import type { CodeRow } from '../../schemas/code-tables.ts';

/** A group of categories with its leaves, in the order of the code table. */
export interface CategoryGroup {
  readonly group: CodeRow;
  readonly leaves: readonly CodeRow[];
}

export type TriState = 'on' | 'off' | 'mixed';

/** Code table → groups with leaves; a row without parent and without children is a group with itself as its leaf. */
export function categoryTree(rows: readonly CodeRow[]): CategoryGroup[] {
  return rows
    .filter((row) => row.parent === undefined)
    .map((group) => {
      const leaves = rows.filter((row) => row.parent === group.code);
      return { group, leaves: leaves.length > 0 ? leaves : [group] };
    });
}

/** Whether a group stands in the filter whole, in part or not at all. */
export function groupState({ group, leaves }: CategoryGroup, chosen: readonly string[]): TriState {
  if (chosen.includes(group.code)) return 'on';
  const count = leaves.filter((leaf) => chosen.includes(leaf.code)).length;
  return count === 0 ? 'off' : count === leaves.length ? 'on' : 'mixed';
}

/** Whether a leaf is chosen, by itself or with its group. */
export function isLeafChosen({ group }: CategoryGroup, leaf: CodeRow, chosen: readonly string[]): boolean {
  return chosen.includes(group.code) || chosen.includes(leaf.code);
}

function withoutGroup({ group, leaves }: CategoryGroup, chosen: readonly string[]): string[] {
  const own = new Set([group.code, ...leaves.map((leaf) => leaf.code)]);
  return chosen.filter((code) => !own.has(code));
}

/** The chosen codes after a click on a group: whole groups go out, others come in whole. */
export function toggleGroup(tree: CategoryGroup, chosen: readonly string[]): string[] {
  const others = withoutGroup(tree, chosen);
  return groupState(tree, chosen) === 'on' ? others : [...others, tree.group.code];
}

/** The chosen codes after a click on a leaf; all leaves of a group are written as the group. */
export function toggleLeaf(tree: CategoryGroup, leaf: CodeRow, chosen: readonly string[]): string[] {
  const isChosen = (row: CodeRow) => isLeafChosen(tree, row, chosen) !== (row.code === leaf.code);
  const kept = tree.leaves.filter(isChosen).map((row) => row.code);
  const others = withoutGroup(tree, chosen);
  return kept.length === tree.leaves.length ? [...others, tree.group.code] : [...others, ...kept];
}

/** A list with a value put in or taken out; what stays keeps the order of `all`. */
export function toggleValue<T>(all: readonly T[], chosen: readonly T[], value: T): T[] {
  return all.filter((candidate) => chosen.includes(candidate) !== (candidate === value));
}
