import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { passesCategories } from '../../../src/domain/engine/filter/filter-context.ts';
import { activeChips } from '../../../src/features/filters/active-chips.ts';
import {
  categoryTree,
  groupState,
  isLeafChosen,
  toggleGroup,
  toggleLeaf,
  toggleValue,
} from '../../../src/features/filters/category-tree.ts';
import type { CodeRow } from '../../../src/schemas/code-tables.ts';

const row = (code: string, parent?: string): CodeRow => ({
  code,
  labels: { 'zh-CN': code, en: code },
  origin: 'reported',
  ...(parent !== undefined && { parent }),
});
const ROWS = [
  row('A'),
  row('A1', 'A'),
  row('A2', 'A'),
  row('B'),
  row('B1', 'B'),
  row('B2', 'B'),
  row('B3', 'B'),
  row('Z'),
];
const TREE = categoryTree(ROWS);
const [A, B, Z] = TREE as [(typeof TREE)[number], (typeof TREE)[number], (typeof TREE)[number]];
const CONTEXT = { categoryParents: {}, areaMembers: {} };

describe('the category tree', () => {
  test('a group without leaves is its own leaf', () => {
    expect(TREE.map(({ group, leaves }) => [group.code, leaves.map(({ code }) => code)])).toEqual([
      ['A', ['A1', 'A2']],
      ['B', ['B1', 'B2', 'B3']],
      ['Z', ['Z']],
    ]);
  });

  test('a group is on, off or mixed', () => {
    expect(groupState(A, [])).toBe('off');
    expect(groupState(A, ['A2'])).toBe('mixed');
    expect(groupState(A, ['A1', 'A2'])).toBe('on');
    expect(groupState(A, ['A'])).toBe('on');
    expect(groupState(Z, ['Z'])).toBe('on');
  });

  test('taking one leaf from a whole group leaves the others, and the last leaf makes the group', () => {
    const [b1, b2] = [B.leaves[0]!, B.leaves[1]!];
    expect(toggleLeaf(B, b2, ['A1', 'B'])).toEqual(['A1', 'B1', 'B3']);
    expect(toggleLeaf(B, b2, ['A1', 'B1', 'B3'])).toEqual(['A1', 'B']);
    expect(toggleLeaf(B, b1, ['B1'])).toEqual([]);
    expect(toggleGroup(B, ['A1', 'B1'])).toEqual(['A1', 'B']);
    expect(toggleGroup(B, ['A1', 'B'])).toEqual(['A1']);
  });

  test('after any clicks, what is ticked is what the engine lets pass', () => {
    const click = fc.constantFrom(...ROWS.map(({ code }) => code));
    fc.assert(
      fc.property(fc.array(click, { maxLength: 15 }), (clicks) => {
        let chosen: string[] = [];
        for (const code of clicks) {
          const tree = TREE.find(
            ({ group, leaves }) => group.code === code || leaves.some((l) => l.code === code),
          )!;
          const leaf = tree.leaves.find((candidate) => candidate.code === code);
          chosen = leaf ? toggleLeaf(tree, leaf, chosen) : toggleGroup(tree, chosen);
        }
        for (const tree of TREE)
          for (const leaf of tree.leaves)
            expect(passesCategories(leaf.code, chosen, CONTEXT)).toBe(
              chosen.length === 0 || isLeafChosen(tree, leaf, chosen),
            );
      }),
      { numRuns: 300 },
    );
  });
});

test('a value goes in and out and keeps the order of the list', () => {
  expect(toggleValue(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c']);
  expect(toggleValue(['a', 'b', 'c'], ['a', 'c'], 'c')).toEqual(['a']);
});

test('every set value has a chip that takes away only itself', () => {
  const filter = {
    ...DEFAULT_FILTER,
    categories: ['A', 'B1'],
    tiers: ['L2' as const],
    unitCode: '430202000000',
  };
  expect(activeChips(filter).map(({ clause, value, removed }) => [clause, value, removed])).toEqual([
    ['unitCode', '430202000000', { unitCode: null }],
    ['categories', 'A', { categories: ['B1'] }],
    ['categories', 'B1', { categories: ['A'] }],
    ['tiers', 'L2', { tiers: [] }],
  ]);
  expect(activeChips(DEFAULT_FILTER)).toEqual([]);
});
