import { RowIssues, type RowResult, type SourceRow } from '../fields/row-result.ts';
import { aliasKey } from './unit-locator.ts';

const FIELDS = ['memberCodes', 'predecessors', 'successors'] as const;

/**
 * Units that rows of a layer name by an alias get named by their code. An alias of the layer goes before one of `known`; one that
 * several units have is left for the checks of codes.
 */
export function codesOfAliases(
  results: readonly RowResult[],
  sources: readonly SourceRow[],
  known: readonly { readonly code: string; readonly aliases?: readonly string[] | undefined }[],
): RowResult[] {
  if (!results.some(({ record }) => FIELDS.some((field) => record?.[field] !== undefined)))
    return [...results];
  const own = results.flatMap(({ record }) =>
    record === undefined ? [] : [{ code: record['code'] as string, aliases: record['aliases'] as string[] }],
  );
  const maps = [own, known].map(codesByAlias);
  const codes = new Set([...own, ...known].map(({ code }) => code));
  const codeOf = (name: string): string | undefined => {
    for (const byAlias of maps) {
      const found = byAlias.get(aliasKey(name));
      if (found !== undefined) return found.size === 1 ? [...found][0] : undefined;
    }
    return undefined;
  };
  return results.map((result, index) => {
    const { record } = result;
    if (record === undefined) return result;
    const issues = new RowIssues({ row: sources[index]!.row });
    const changed: Record<string, unknown> = {};
    for (const field of FIELDS) {
      const names = record[field];
      if (!Array.isArray(names)) continue;
      changed[field] = names.map((name: unknown) => {
        const code = typeof name === 'string' && !codes.has(name) ? codeOf(name) : undefined;
        if (code !== undefined) issues.repair(field, name, code, 'the alias of a unit; its code is taken');
        return code ?? name;
      });
    }
    return { ...result, record: { ...record, ...changed }, repairs: [...result.repairs, ...issues.repairs] };
  });
}

function codesByAlias(
  units: readonly { readonly code: string; readonly aliases?: readonly string[] | undefined }[],
): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { code, aliases } of units)
    for (const alias of aliases ?? [])
      codes.set(aliasKey(alias), (codes.get(aliasKey(alias)) ?? new Set()).add(code));
  return codes;
}
