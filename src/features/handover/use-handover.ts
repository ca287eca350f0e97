import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { datasetQuery } from '../../api/dataset.ts';
import { reportCountQuery } from '../../api/reports.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useSituation } from '../../api/use-situation.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import type { Shift } from '../../domain/time/shifts.ts';
import { labelIn, labelOfCode } from '../../domain/view/languages.ts';
import type { CodeRow } from '../../schemas/dataset.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { handoverDocument } from './handover-document.ts';
import { handoverFacts } from './handover-facts.ts';
import type { HandoverDocument } from './handover-model.ts';

/** The page of a shift, and what is missing for it. */
export interface HandoverReading {
  readonly document: HandoverDocument | undefined;
  /** The numbers may no longer be true. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Reads what a shift hands over, of the unit that the page looks at. */
export function useHandover(shift: Shift | undefined): HandoverReading {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const unitCode = useFilter((state) => state.filter.unitCode);
  const { situation, isStale, error, retry } = useSituation(unitCode);
  const allCameras = useQuery(camerasQuery).data;
  const dataset = useQuery(datasetQuery).data;
  const units = useUnitIndex();
  const memberCodes = units.get(unitCode ?? '')?.memberCodes;
  const isInside = useMemo(
    () =>
      (code: string): boolean =>
        unitCode === null || (memberCodes ?? [unitCode]).some((member) => isWithin(code, member)),
    [unitCode, memberCodes],
  );
  const reports = useQuery({
    ...reportCountQuery(unitCode, { from: shift?.from ?? 0, to: shift?.to ?? 1, isInside }),
    enabled: shift !== undefined,
  }).data;
  const cameras = useMemo(
    () =>
      unitCode === null
        ? allCameras
        : allCameras?.filter((camera) => camera.unitCode !== undefined && isInside(camera.unitCode)),
    [allCameras, unitCode, isInside],
  );
  const document = useMemo(() => {
    if (situation === undefined || shift === undefined || dataset === undefined) return undefined;
    const labelOf =
      (rows: readonly CodeRow[]) =>
      (code: string): string =>
        labelOfCode(rows, code, language) ?? code;
    const { categories } = dataset.codeTables;
    return handoverDocument(
      {
        situation,
        facts: handoverFacts(situation, cameras),
        shift,
        reports,
        extent:
          unitCode === null ? labelIn(dataset.title, language) : (units.get(unitCode)?.name ?? unitCode),
        names: { unit: (code) => units.get(code)?.name ?? code, category: labelOf(categories) },
        language,
      },
      (key, values) => t(key, { ...values }),
    );
  }, [situation, shift, dataset, cameras, reports, unitCode, units, language, t]);
  return { document, isStale, error, retry };
}
