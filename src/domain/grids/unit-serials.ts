import type { Position } from '../geo/positions.ts';
import { codePrefix, fullCode, NESTED_LEVELS, type NestedLevel } from './codes.ts';

const DIGITS: Record<NestedLevel, number> = {
  county: 6,
  township: 9,
  village: 12,
  grid: 15,
  'micro-grid': 18,
};
const FIRST = 901;
const PER_PARENT = 99;

/**
 * Codes for units without one: the parent's prefix, `900` (`901` …) for each level that is left out between them,
 * and a serial 901–999 counted from west to east, then north to south. `code` is absent where serials run out.
 * The 9xx range is that of synthetic codes (DOMAIN §2.2); `taken` codes are passed over.
 */
export function allotSerials<Item extends { parent: { code: string }; at: Position }>(
  items: readonly Item[],
  level: NestedLevel,
  taken: { has(code: string): boolean },
): { item: Item; code?: string }[] {
  const inOrder = [...items].sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
  const next = new Map<string, number>();
  const given = new Set<string>();
  return inOrder.map((item) => {
    const prefix = codePrefix(item.parent.code);
    const between = (DIGITS[level] - prefix.length) / 3 - 1;
    for (let serial = next.get(prefix) ?? 0; serial < PER_PARENT * (between > 0 ? 100 : 1); serial++) {
      const code = codeOf(prefix, between, serial);
      if (taken.has(code) || given.has(code)) continue;
      next.set(prefix, serial + 1);
      given.add(code);
      return { item, code };
    }
    return { item };
  });
}

function codeOf(prefix: string, between: number, serial: number): string {
  const left = Array.from({ length: between }, (_, index) =>
    String(900 + (index === between - 1 ? Math.floor(serial / PER_PARENT) : 0)),
  );
  return fullCode([prefix, ...left, String(FIRST + (serial % PER_PARENT))].join(''));
}

/** Levels coarser than `level`, the next one first. */
export function coarserLevels(level: NestedLevel): NestedLevel[] {
  return NESTED_LEVELS.slice(0, NESTED_LEVELS.indexOf(level)).toReversed();
}
