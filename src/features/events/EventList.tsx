import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { IncidentRow } from '../../domain/engine/answer.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import { useEngine, useView } from '../../state/hooks.tsx';
import type { Language } from '../../state/view-state.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { ProgressMark } from './ProgressMark.tsx';
import './events.css';

/** Height of a row, rem. */
const ROW_REM = 3.625;

/** The newest incidents under the filter: shape, category, place, time. */
export function EventList({ codeTables, retry }: { codeTables: CodeTables; retry: () => void }) {
  const { t } = useTranslation();
  const status = useEngine((state) => state.status);
  const answer = useEngine((state) => state.answer);
  const selection = useView((state) => state.view.selection);
  const language = useView((state) => state.view.language);
  const select = useView((state) => state.select);
  const unitIndex = useUnitIndex();
  const rows = answer?.list.rows ?? [];
  const selected = selection?.kind === 'incident' ? selection.id : undefined;
  const nameOf = useCategoryNames(codeTables, language);
  const total = answer?.total ?? 0;
  const panelState = (): PanelState => {
    if (status.kind === 'failed')
      return {
        kind: 'failed',
        message: t('panel.failed'),
        hint: `${t('failure.server')} ${status.message}`,
        retry,
      };
    if (answer === null) return { kind: 'loading' };
    if (total === 0) return { kind: 'empty', message: t('events.empty'), hint: t('events.emptyHint') };
    return { kind: 'ready' };
  };
  const renderRow = (index: number) => {
    const row = rows[index];
    if (row === undefined)
      return <p className="event-more">{t('events.more', { n: formatCount(total - rows.length) })}</p>;
    return (
      <EventRow
        row={row}
        category={nameOf(row.category)}
        place={unitIndex.get(row.unitCode)?.name ?? row.unitCode}
        selected={row.eventNo === selected}
        onSelect={() => select({ kind: 'incident', id: row.eventNo })}
      />
    );
  };
  return (
    <Panel
      title={t('events.title')}
      aside={`${t('events.count', { n: formatCount(total) })} · ${t('events.order')}`}
      state={panelState()}
      scrolls={false}
      className="events"
    >
      <VirtualList
        label={t('events.title')}
        count={rows.length + (total > rows.length ? 1 : 0)}
        rowRem={ROW_REM}
        renderRow={renderRow}
      />
    </Panel>
  );
}

function EventRow(props: {
  row: IncidentRow;
  category: string;
  place: string;
  selected: boolean;
  onSelect: () => void;
}) {
  const { t } = useTranslation();
  const { row } = props;
  return (
    <button type="button" className="event" aria-current={props.selected} onClick={props.onSelect}>
      <ProgressMark progress={row.progress} />
      <span className="event-words">
        <strong>{props.category}</strong>
        <span>{props.place}</span>
      </span>
      <span className="event-side">
        <span className="event-time">{formatMinute(row.time)}</span>
        <Badge>{t(`tier.${row.tier}`)}</Badge>
      </span>
    </button>
  );
}

function useCategoryNames(codeTables: CodeTables, language: Language): (code: string) => string {
  return useCallback(
    (code: string) => codeTables.categories.find((row) => row.code === code)?.labels[language] ?? code,
    [codeTables, language],
  );
}
