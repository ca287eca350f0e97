import type { IndexedUnit, UnitIndex } from '../../api/unit-index.ts';
import { parentCode } from '../../domain/grids/codes.ts';

const MOST = 12;

/**
 * Units to be compared: those whose name, alias or code has the text in it. Units of the level of `beside` come first, of
 * these its neighbours under the same unit; then by code. Without a text only those of its level.
 */
export function suggestUnits(
  index: UnitIndex,
  text: string,
  { beside, without }: { readonly beside: IndexedUnit | undefined; readonly without: string | undefined },
): IndexedUnit[] {
  const wanted = text.trim().toLowerCase();
  const parent = beside && parentCode(beside.code);
  const nearness = ({ code, level }: IndexedUnit): number =>
    level !== beside?.level ? 2 : parentCode(code) === parent ? 0 : 1;
  const fits = ({ name, aliases, code }: IndexedUnit): boolean =>
    [name, ...aliases, code].some((each) => each.toLowerCase().includes(wanted));
  return [...index.values()]
    .filter((unit) => unit.code !== without && unit.code !== beside?.code)
    .filter((unit) => (wanted === '' ? unit.level === beside?.level : fits(unit)))
    .sort((a, b) => nearness(a) - nearness(b) || (a.code < b.code ? -1 : 1))
    .slice(0, MOST);
}
