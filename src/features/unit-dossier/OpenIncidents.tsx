import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useEngine, useFilter, useSubject, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { openFilter } from './open-filter.ts';
import { PROGRESS_MARKS } from './progress-marks.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Rows that are shown first, and by how many each press of the button goes on. */
const SHOWN = 8;
const MORE = 50;

/** Every open incident of a unit under the filter of the page, the most pressing first. */
export function OpenIncidents(props: {
  unit: IndexedUnit;
  codeTables: CodeTables;
  connection: EngineConnection;
}) {
  const { t } = useTranslation();
  const { unit, codeTables, connection } = props;
  const [limit, setLimit] = useState(SHOWN);
  const language = useView((state) => state.view.language);
  const select = useView((state) => state.select);
  const asOf = useEngine((state) => state.answerForPanels?.asOf);
  const subject = useSubject();
  const pageFilter = useFilter((state) => state.filter);
  const filter = openFilter(pageFilter, unit.code);
  const { data } = useQuery({
    queryKey: ['open', subject, filter, asOf, limit],
    queryFn: () =>
      filter === undefined
        ? { total: 0, rows: [] }
        : connection.rows(
            { ...connection.currentQuery(), filter, asOf: asOf ?? 0 },
            { offset: 0, limit, order: 'pressing' },
          ),
    enabled: asOf !== undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (data === undefined) return null;
  const nameOf = (code: string): string => labelOfCode(codeTables.categories, code, language) ?? code;
  const rest = data.total - data.rows.length;
  return (
    <DossierSection title={t('unit.open')} aside={formatCount(data.total)}>
      {data.total === 0 && <p className={dossierContent.note}>{t('unit.noOpen')}</p>}
      <ul className={dossierContent.plainList}>
        {data.rows.map((row) => (
          <li key={row.eventNo}>
            <Shape {...PROGRESS_MARKS[row.progress]} />
            <button
              type="button"
              className={dossierContent.link}
              onClick={() => select({ kind: subject === 'cases' ? 'case' : 'incident', id: row.eventNo })}
            >
              {nameOf(row.category)}
            </button>
            <span>{formatMinute(row.time)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + MORE)}>
          {t('unit.showMore', { n: formatCount(Math.min(rest, MORE)), rest: formatCount(rest) })}
        </Button>
      )}
    </DossierSection>
  );
}
