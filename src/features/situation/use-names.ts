import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useKnownPlaces } from '../../api/known-places.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { describePlace } from '../../domain/geo/describe-place.ts';
import { countyCode, fullCode } from '../../domain/grids/codes.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { isForeign } from '../../i18n/is-foreign.ts';
import { whereaboutsText } from '../../i18n/whereabouts-text.ts';
import type { CodeRow, CodeTables } from '../../schemas/code-tables.ts';
import { useView } from '../../state/hooks.tsx';

/** A place in a unit. */
interface NamedPlace {
  readonly unitCode: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** The words for codes; a code without a row is its own word. */
export interface Names {
  readonly unit: (code: string) => string;
  readonly category: (code: string) => string;
  readonly channel: (code: string) => string;
  readonly department: (code: string) => string;
  /** The title of an incident; behind its category where it is foreign to the page. */
  readonly title: (incident: { readonly title: string; readonly categoryCode: string }) => string;
  /** Where something is: district, unit, and the way from a place that people know. */
  readonly where: (place: NamedPlace) => string;
}

/** Names in the language of the page. */
export function useNames(codeTables: CodeTables): Names {
  const { t } = useTranslation();
  const unitIndex = useUnitIndex();
  const known = useKnownPlaces();
  const language = useView(({ view }) => view.language);
  return useMemo(() => {
    const namesOf = (rows: readonly CodeRow[]): ((code: string) => string) => {
      const names = new Map(rows.map((row) => [row.code, labelIn(row.labels, language)]));
      return (code) => names.get(code) ?? code;
    };
    const unit = (code: string): string => unitIndex.get(code)?.name ?? code;
    const category = namesOf(codeTables.categories);
    return {
      unit,
      category,
      title: ({ title, categoryCode }) =>
        isForeign(title, language) ? `${category(categoryCode)} (${title})` : title,
      where: ({ unitCode, longitude, latitude }) => {
        const codes = new Set([fullCode(countyCode(unitCode)), unitCode]);
        return whereaboutsText(t, [...codes].map(unit), describePlace([longitude, latitude], known));
      },
      channel: namesOf(codeTables.channels),
      department: namesOf(codeTables.departments),
    };
  }, [t, codeTables, unitIndex, known, language]);
}
