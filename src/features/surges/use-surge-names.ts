import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { datasetQuery } from '../../api/dataset.ts';
import { useKnownPlaces } from '../../api/known-places.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { useView } from '../../state/hooks.tsx';
import type { SurgeNames } from './surge-words.ts';

/** The names that surges are told with, in the language of the page. */
export function useSurgeNames(): SurgeNames {
  const units = useUnitIndex();
  const categories = useQuery(datasetQuery).data?.codeTables.categories;
  const known = useKnownPlaces();
  const language = useView(({ view }) => view.language);
  return useMemo(
    () => ({
      unit: (code) => units.get(code)?.name ?? code,
      category: (code) => labelOfCode(categories ?? [], code, language) ?? code,
      known,
    }),
    [units, categories, known, language],
  );
}
