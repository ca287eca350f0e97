import { useMemo } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { CodeRow, CodeTables } from '../../schemas/dataset.ts';
import { useView } from '../../state/hooks.tsx';

/** The words for codes; a code without a row is its own word. */
export interface Names {
  readonly unit: (code: string) => string;
  readonly category: (code: string) => string;
  readonly channel: (code: string) => string;
  readonly department: (code: string) => string;
}

/** Names in the language of the page. */
export function useNames(codeTables: CodeTables): Names {
  const unitIndex = useUnitIndex();
  const language = useView(({ view }) => view.language);
  return useMemo(() => {
    const namesOf = (rows: readonly CodeRow[]): ((code: string) => string) => {
      const names = new Map(rows.map((row) => [row.code, labelIn(row.labels, language)]));
      return (code) => names.get(code) ?? code;
    };
    return {
      unit: (code) => unitIndex.get(code)?.name ?? code,
      category: namesOf(codeTables.categories),
      channel: namesOf(codeTables.channels),
      department: namesOf(codeTables.departments),
    };
  }, [codeTables, unitIndex, language]);
}
