import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { METHODS, PLACE_TYPES } from '../domain/cases/case-terms.ts';
import { FALLBACK_LANGUAGE } from '../domain/view/languages.ts';
import type { CodeTables } from '../schemas/code-tables.ts';
import { useSubject } from '../state/hooks.tsx';

/**
 * The code tables of what the controls count: those of the data set, or for cases the place types in the place of
 * categories and the methods in that of channels.
 */
export function useSubjectTables(tables: CodeTables): CodeTables {
  const { t, i18n } = useTranslation();
  const subject = useSubject();
  const { language } = i18n;
  return useMemo(() => {
    if (subject === 'incidents') return tables;
    const rowsOf = (codes: readonly string[], group: string) =>
      codes.map((code) => ({
        code,
        labels: { [FALLBACK_LANGUAGE]: t(`cases.${group}.${code}`, { lng: language }) },
        origin: 'reported' as const,
      }));
    return { ...tables, categories: rowsOf(PLACE_TYPES, 'placeType'), channels: rowsOf(METHODS, 'method') };
  }, [tables, subject, t, language]);
}
