import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedIncident } from '../../domain/engine/api/answer.ts';
import { formatDay, formatMinute, formatShare } from '../../i18n/format.ts';
import { intervalText } from '../../i18n/interval-text.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter, useSubject } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ProgressMark } from './ProgressMark.tsx';
import * as styles from './IncidentRow.module.css';

/** Rows fetched at a time beyond those in every answer. */
const PAGE_ROWS = 100;
const KEPT_MS = 60_000;
/** A share that is shown as the whole. */
const WHOLE = 0.995;

/** What a row shows beside the incident itself. */
export interface RowWords {
  readonly category: (code: string) => string;
  readonly unit: (code: string) => string;
  readonly selected: string | undefined;
  /** The moment of the page, epoch ms: times of other years say their year. */
  readonly asOf: number;
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
        <span className={styles.time}>{timeText(row, words.asOf)}</span>
        {row.tier !== null && <Badge>{t(`tier.${row.tier}`)}</Badge>}
        {row.interval !== undefined && <CaseBadge row={row} weight={row.interval.weight} />}
      </span>
    </button>
  );
}

/** How a case was done, or where only a part of its interval counts, how much of it. */
function CaseBadge({ row, weight }: { row: ListedIncident; weight: number }) {
  const { t } = useTranslation();
  if (weight < WHOLE)
    return (
      <span title={t('cases.shareHint')}>
        <Badge>{t('cases.share', { share: formatShare(weight, 0) })}</Badge>
      </span>
    );
  return row.channel === '' ? null : <Badge>{t(`cases.method.${row.channel}`)}</Badge>;
}

/** The moment of a report or its date, or the interval of a case: `11-20 17:10–18:40`. */
function timeText({ time, interval }: ListedIncident, asOf: number): string {
  return interval === undefined
    ? formatMinute(time, asOf)
    : intervalText(time, interval.until, (ms) => formatDay(ms, asOf));
}

/** An incident far down the list; it fetches its page when it comes into sight. */
export function FarIncidentRow(props: { index: number; connection: EngineConnection; words: RowWords }) {
  const { t } = useTranslation();
  const { index, connection, words } = props;
  const filter = useFilter((state) => state.filter);
  const asOf = useEngine((state) => state.answerForPanels?.asOf ?? 0);
  const subject = useSubject();
  const offset = Math.floor(index / PAGE_ROWS) * PAGE_ROWS;
  const page = useQuery({
    queryKey: ['rows', subject, filter, asOf, offset],
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
