import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useSubject, useView } from '../../state/hooks.tsx';
import { labelOfCode, type Language } from '../../domain/view/languages.ts';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { IncidentRow, FarIncidentRow, type RowWords } from './IncidentRow.tsx';
import * as styles from './IncidentList.module.css';

/** Height of a row, rem. */
const ROW_REM = 3.625;

/** All incidents under the filter, newest first; at the patrol desk all cases. */
export function IncidentList(props: {
  codeTables: CodeTables;
  connection: EngineConnection;
  retry: () => void;
}) {
  const { codeTables, connection, retry } = props;
  const { t } = useTranslation();
  const status = useEngine((state) => state.status);
  const answer = useEngine((state) => state.answerForPanels);
  const selection = useView((state) => state.view.selection);
  const language = useView((state) => state.view.language);
  const select = useView((state) => state.select);
  const unitIndex = useUnitIndex();
  const rows = answer?.list.rows ?? [];
  const subject = useSubject();
  const kind = subject === 'cases' ? 'case' : 'incident';
  const title = t('incidentList.title', { context: subject });
  const selected = selection?.kind === kind ? selection.id : undefined;
  const nameOf = useCategoryNames(codeTables, language);
  const total = answer?.total ?? 0;
  const panelState = (): PanelState => {
    if (status.kind === 'failed')
      return {
        kind: 'failed',
        message: t('panel.failed'),
        hint: `${t(`failure.${status.cause}`)} ${status.message}`,
        retry,
      };
    if (answer === null) return { kind: 'loading' };
    if (total === 0)
      return {
        kind: 'empty',
        message: t('incidentList.empty', { context: subject }),
        hint: t('incidentList.emptyHint'),
      };
    return { kind: 'ready' };
  };
  const words: RowWords = {
    category: nameOf,
    unit: (code) => unitIndex.get(code)?.name ?? code,
    selected,
    asOf: answer?.asOf ?? 0,
    onSelect: (id) => select({ kind, id }),
  };
  const renderRow = (index: number) => {
    const row = rows[index];
    if (row === undefined) return <FarIncidentRow index={index} connection={connection} words={words} />;
    return <IncidentRow row={row} words={words} />;
  };
  return (
    <Panel
      title={title}
      aside={`${t('incidentList.count', { context: subject, n: formatCount(total) })} · ${t('incidentList.order')}`}
      state={panelState()}
      scrolls={false}
      className={styles.incidents}
      bodyClassName={styles.body}
    >
      <VirtualList label={title} count={answer?.eventCount ?? 0} rowRem={ROW_REM} renderRow={renderRow} />
    </Panel>
  );
}

function useCategoryNames(codeTables: CodeTables, language: Language): (code: string) => string {
  return useCallback(
    (code: string) => labelOfCode(codeTables.categories, code, language) ?? code,
    [codeTables, language],
  );
}
