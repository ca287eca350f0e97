import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedIncident } from '../../domain/engine/api/answer.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ProgressMark } from './ProgressMark.tsx';
import * as styles from './IncidentRow.module.css';

/** Rows fetched at a time beyond those in every answer. */
const PAGE_ROWS = 100;
const KEPT_MS = 60_000;

/** What a row shows beside the incident itself. */
export interface RowWords {
  readonly category: (code: string) => string;
  readonly unit: (code: string) => string;
  readonly selected: string | undefined;
  readonly onSelect: (eventNo: string) => void;
}

/** One incident of the list: shape, category, unit, time, tier. */
export function IncidentRow({ row, words }: { row: ListedIncident; words: RowWords }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.incident}
      aria-current={row.eventNo === words.selected}
      onClick={() => words.onSelect(row.eventNo)}
    >
      <ProgressMark progress={row.progress} />
      <span className={styles.words}>
        <strong>{words.category(row.category)}</strong>
        <span>{words.unit(row.unitCode)}</span>
      </span>
      <span className={styles.side}>
        <span className={styles.time}>{formatMinute(row.time)}</span>
        <Badge>{t(`tier.${row.tier}`)}</Badge>
      </span>
    </button>
  );
}

/** An incident far down the list; it fetches its page when it comes into sight. */
export function FarIncidentRow(props: { index: number; connection: EngineConnection; words: RowWords }) {
  const { t } = useTranslation();
  const { index, connection, words } = props;
  const filter = useFilter((state) => state.filter);
  const asOf = useEngine((state) => state.answerForPanels?.asOf ?? 0);
  const offset = Math.floor(index / PAGE_ROWS) * PAGE_ROWS;
  const page = useQuery({
    queryKey: ['rows', filter, asOf, offset],
    queryFn: () =>
      connection.rows({ ...connection.currentQuery(), filter, asOf }, { offset, limit: PAGE_ROWS }),
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });
  const row = page.data?.rows[index - offset];
  if (row !== undefined) return <IncidentRow row={row} words={words} />;
  return <p className={styles.more}>{page.isError ? t('panel.failed') : t('incidentList.loadingMore')}</p>;
}
