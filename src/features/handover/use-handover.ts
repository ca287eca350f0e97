import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { datasetQuery } from '../../api/dataset.ts';
import { reportCountQuery } from '../../api/reports.ts';
import { useServerClock } from '../../api/server-clock.ts';
import { shiftEndQuery } from '../../api/shift-end.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useSituation } from '../../api/use-situation.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import type { Shift } from '../../domain/time/shifts.ts';
import { labelIn, labelOfCode } from '../../domain/view/languages.ts';
import type { CodeRow } from '../../schemas/code-tables.ts';
import type { ShiftEnd } from '../../schemas/shift-end.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { handoverDocument } from './handover-document.ts';
import { handoverFacts, shiftEndFacts } from './handover-facts.ts';
import type { HandoverDocument, HandoverInput } from './handover-model.ts';

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
  const { situation, ...reading } = useSituation(unitCode);
  const { now } = useServerClock();
  const isPast = shift !== undefined && now !== undefined && shift.to <= now;
  const end = useQuery({ ...shiftEndQuery(unitCode, shift?.from ?? 0), enabled: isPast });
  const allCameras = useQuery(camerasQuery).data;
  const city = useQuery(datasetQuery);
  const dataset = city.data;
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
    enabled: shift !== undefined && !isPast,
  }).data;
  const cameras = useMemo(
    () =>
      unitCode === null
        ? allCameras
        : allCameras?.filter((camera) => camera.unitCode !== undefined && isInside(camera.unitCode)),
    [allCameras, unitCode, isInside],
  );
  const contents = useMemo(
    () =>
      isPast
        ? end.data && ofShiftEnd(end.data)
        : situation && {
            figures: { ...situation, past: null },
            facts: handoverFacts(situation, cameras),
            reports,
          },
    [isPast, end.data, situation, cameras, reports],
  );
  const document = useMemo(() => {
    if (contents === undefined || shift === undefined || dataset === undefined) return undefined;
    const labelOf =
      (rows: readonly CodeRow[]) =>
      (code: string): string =>
        labelOfCode(rows, code, language) ?? code;
    const { categories } = dataset.codeTables;
    return handoverDocument(
      {
        ...contents,
        shift,
        extent:
          unitCode === null ? labelIn(dataset.title, language) : (units.get(unitCode)?.name ?? unitCode),
        names: { unit: (code) => units.get(code)?.name ?? code, category: labelOf(categories) },
        language,
      },
      (key, values) => t(key, { ...values }),
    );
  }, [contents, shift, dataset, unitCode, units, language, t]);
  // The end of a shift does not grow old as the present does: it is stale only where it cannot be read any more.
  const shown = isPast
    ? { document, isStale: end.isRefetchError, error: end.error, retry: () => void end.refetch() }
    : { document, ...reading };
  // Opened by a link, the sheet is the first that asks for the city: it says so where nothing comes.
  return dataset === undefined && city.error !== null
    ? { ...shown, error: city.error, retry: () => void city.refetch() }
    : shown;
}

/** What the page is made of at the end of a past shift. */
function ofShiftEnd(end: ShiftEnd): Pick<HandoverInput, 'figures' | 'facts' | 'reports'> {
  return {
    figures: { ...end, cameras: null, rulesAsOf: null, past: end },
    facts: shiftEndFacts(end),
    reports: end.reports,
  };
}
