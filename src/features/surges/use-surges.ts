import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { surgesQuery } from '../../api/surges.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { groupSurges, type SurgeGroup } from '../../domain/situation/surge-groups.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';
import { useAppState, useFilter, useView } from '../../state/hooks.tsx';
import { nextSurgeNotice, type SurgeNotice } from './surge-notice.ts';
import { createSpacedAsker } from './spaced-asker.ts';

/** What comes in a burst is asked for once. */
const ASK_AFTER_MS = 600;
/** From an answer to the next question: walls behind one address share its limit of requests. */
const ASK_EVERY_MS = 2_000;

/** The surges as the page reads them. */
export interface SurgeReading {
  /** Of the answer, epoch ms; 0 before the first, when there are no surges. */
  readonly asOf: number;
  /** Of the whole city, the last that began first; `undefined`: no judgement yet. */
  readonly surges: readonly SurgeRecord[] | undefined;
  /** Those that go on, county by county, the most pressing first. */
  readonly groups: readonly SurgeGroup<SurgeRecord>[];
  /** `undefined` before the first answer. */
  readonly falseAlarmsPerMonth: number | undefined;
  /** Whether there is no judgement because the past is still being read; `undefined` before the first answer. */
  readonly isReadingPast: boolean | undefined;
  /** The last question had no answer. */
  readonly isStale: boolean;
  /** Whether a county has to do with the unit in focus: lies in it, or it in the county. Each without one. */
  readonly isInFocus: (countyCode: string) => boolean;
  /** What is to be acknowledged next. */
  readonly notice: SurgeNotice | undefined;
}

/** The surges of the whole city: whoever has drilled into one county is told of the others too. */
export function useSurges(): SurgeReading {
  const { data, isError } = useQuery(surgesQuery);
  const focus = useFilter(({ filter }) => filter.unitCode);
  const memberCodes = useUnitIndex().get(focus ?? '')?.memberCodes;
  const hasStrip = useView(
    ({ view }) => view.workspace === 'monitor' && view.page === 'map' && view.comparison === null,
  );
  return useMemo(() => {
    const units = focus === null ? null : (memberCodes ?? [focus]);
    const isInFocus = (countyCode: string): boolean =>
      units === null || units.some((unit) => isWithin(unit, countyCode));
    const groups = groupSurges(data?.surges ?? []);
    return {
      asOf: data?.asOf ?? 0,
      surges: data?.surges ?? undefined,
      groups,
      falseAlarmsPerMonth: data?.falseAlarmsPerMonth,
      isReadingPast: data?.isReadingPast,
      isStale: isError,
      isInFocus,
      notice: nextSurgeNotice(groups, isInFocus, hasStrip),
    };
  }, [data, isError, focus, memberCodes, hasStrip]);
}

/** Asks anew as soon as the stream has brought a report; once more where one came while it was asked. */
export function useSurgeNews(): void {
  const { live } = useAppState();
  const queries = useQueryClient();
  useEffect(() => {
    const ask = () =>
      // A question that is under way is not broken off: where answers are slow there would be none.
      queries.invalidateQueries({ queryKey: [...surgesQuery.queryKey] }, { cancelRefetch: false });
    const isAsking = () => queries.isFetching({ queryKey: [...surgesQuery.queryKey] }) > 0;
    const asker = createSpacedAsker(ask, isAsking, { afterMs: ASK_AFTER_MS, everyMs: ASK_EVERY_MS });
    const stop = live.subscribe(({ newest }, before) => {
      if (newest !== before.newest) asker.news();
    });
    return () => {
      stop();
      asker.stop();
    };
  }, [live, queries]);
}
