import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  caseLinksQuery,
  caseSeriesQuery,
  changeCaseSeries,
  judgeCaseLink,
  openCaseSeries,
  withdrawCaseLink,
  withdrawCaseSeries,
} from '../../api/case-series.ts';
import type { ScoredPair } from '../../domain/series/link-cases.ts';
import type { CaseLink, CaseSeries, CaseSeriesChange } from '../../schemas/case-series.ts';
import { useView } from '../../state/hooks.tsx';
import { useAuthorRole } from './author-role.ts';

/** What was decided last, and how it is taken back. */
interface LastDecision {
  readonly text: string;
  readonly undo: () => Promise<unknown>;
}

/** Decisions on pairs and series: each is stored at once, and the last one can be taken back. */
export interface Decisions {
  readonly last: LastDecision | null;
  /** Why the last one was not stored. */
  readonly fault: string | null;
  readonly judge: (pair: ScoredPair, verdict: CaseLink['verdict']) => void;
  readonly withdraw: (link: CaseLink) => void;
  readonly open: (label: string, caseNos: readonly string[]) => void;
  readonly change: (series: CaseSeries, change: CaseSeriesChange, text: string) => void;
  readonly undo: () => void;
}

/** Stores decisions and reads anew what they change. */
export function useDecisions(): Decisions {
  const { t } = useTranslation();
  const client = useQueryClient();
  const changePatrol = useView((state) => state.changePatrol);
  const [authorRole] = useAuthorRole();
  const [last, setLast] = useState<LastDecision | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: caseLinksQuery.queryKey }),
      client.invalidateQueries({ queryKey: caseSeriesQuery.queryKey }),
    ]);
  const run = async (work: () => Promise<LastDecision | null>): Promise<void> => {
    setFault(null);
    try {
      setLast(await work());
      await refresh();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    last,
    fault,
    judge: ({ caseNos, score, probability, terms }, verdict) =>
      void run(async () => {
        const link = await judgeCaseLink({
          caseNos: [...caseNos],
          verdict,
          authorRole,
          score,
          probability,
          terms,
        });
        return {
          text: t(`patrolSeries.done.${verdict}`, { pair: caseNos.join(' ↔ ') }),
          undo: () => withdrawCaseLink(link.id),
        };
      }),
    withdraw: ({ id }) =>
      void run(async () => {
        await withdrawCaseLink(id);
        return null;
      }),
    open: (label, caseNos) =>
      void run(async () => {
        const series = await openCaseSeries({ label, caseNos: [...caseNos], authorRole });
        changePatrol({ seriesId: series.id });
        return {
          text: t('patrolSeries.done.opened', { label }),
          undo: async () => {
            await withdrawCaseSeries(series.id);
            changePatrol({ seriesId: null });
          },
        };
      }),
    change: (series, change, text) =>
      void run(async () => {
        await changeCaseSeries(series.id, change);
        return { text, undo: () => changeCaseSeries(series.id, reverseOf(series, change)) };
      }),
    undo: () => {
      if (last === null) return;
      void run(async () => {
        await last.undo();
        return null;
      });
    },
  };
}

/** The change that leads back to what the series was. */
function reverseOf(
  series: CaseSeries,
  { add = [], remove = [], ...fields }: CaseSeriesChange,
): CaseSeriesChange {
  const had = new Set(series.caseNos);
  return {
    ...(fields.label === undefined ? {} : { label: series.label }),
    ...(fields.status === undefined ? {} : { status: series.status }),
    ...(fields.originCity === undefined ? {} : { originCity: series.originCity ?? '' }),
    ...(fields.arrivalWindow === undefined ? {} : { arrivalWindow: series.arrivalWindow ?? '' }),
    add: remove.filter((caseNo) => had.has(caseNo)),
    remove: add.filter((caseNo) => !had.has(caseNo)),
  };
}
