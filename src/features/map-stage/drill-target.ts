import { codePrefix, levelOfCode, NESTED_LEVELS, parentCode } from '../../domain/grids/codes.ts';

/** Codes from the county down to `code` itself. */
function chainOf(code: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = code; at !== undefined; at = parentCode(at)) chain.unshift(at);
  return chain;
}

/**
 * The unit that a click means, one step at a time: on `clicked`, a unit of the level that is drawn, while the page looks
 * at `focus` (`null` = the whole city). Inside the focus it is the next level below it; elsewhere the neighbour of the
 * focus on its own level. From a governance area, which is no step of the ladder, it is the clicked unit itself.
 */
export function drillTarget(clicked: string, focus: string | null): string {
  if (levelOfCode(clicked) === 'area') return clicked;
  const chain = chainOf(clicked);
  if (focus === null) return chain[0] ?? clicked;
  const prefix = codePrefix(focus);
  const at = chain.findIndex((code) => codePrefix(code) === prefix);
  if (at >= 0) return chain[at + 1] ?? clicked;
  const depth = NESTED_LEVELS.findIndex((level) => level === levelOfCode(focus));
  return depth < 0 ? clicked : (chain[depth] ?? clicked);
}
