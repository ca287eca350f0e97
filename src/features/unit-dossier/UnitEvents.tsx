import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { PROGRESSES, type Progress } from '../../domain/incidents/life-cycle.ts';
import { formatCount, formatMinute, formatShare } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import { useEngine, useFilter, useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Shape, type ShapeName } from '../../ui/Shape.tsx';
import { openIncidents, summaryOf } from './unit-counts.ts';

const MARKS: Record<Progress, { shape: ShapeName; colour: string }> = {
  done: { shape: 'ring', colour: 'var(--progress-done)' },
  inHand: { shape: 'circle', colour: 'var(--progress-in-hand)' },
  nearDeadline: { shape: 'triangle', colour: 'var(--progress-near-deadline)' },
  overdue: { shape: 'square', colour: 'var(--progress-overdue)' },
};
const SHOWN = 8;

/** Events of the period in a unit: how many, the completion rate with its parts, the open ones. */
export function UnitEvents({ unit, codeTables }: { unit: IndexedUnit; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const answer = useEngine((state) => state.answer);
  const focused = useFilter((state) => state.filter.unitCode) === unit.code;
  const language = useView((state) => state.view.language);
  const select = useView((state) => state.select);
  if (answer === null) return null;
  const summary = summaryOf(answer, unit.code, unit.memberCodes);
  if (summary === undefined) return null;
  const open = openIncidents(answer.list.rows, unit.code, unit.memberCodes);
  const openCount = summary.total - summary.handled;
  const nameOf = (code: string): string =>
    codeTables.categories.find((row) => row.code === code)?.labels[language] ?? code;
  return (
    <>
      <DossierSection
        title={t('unit.events')}
        aside={`${formatMinute(answer.range.from)} – ${formatMinute(answer.range.to)}`}
      >
        <p className="dossier-big">
          <strong>{formatCount(summary.total)}</strong>
          <span>
            {summary.total === 0
              ? t('unit.noEvents')
              : `${t('unit.completion')} ${formatShare(summary.handled / summary.total)} · ${t(
                  'unit.completionOf',
                  {
                    finished: formatCount(summary.handled),
                    total: formatCount(summary.total),
                  },
                )}`}
          </span>
        </p>
        {focused && (
          <p className="progress-row">
            {PROGRESSES.map((progress) => (
              <span key={progress}>
                <Shape {...MARKS[progress]} />
                {t(`progress.${progress}`)} {formatCount(answer.facets.progresses[progress])}
              </span>
            ))}
          </p>
        )}
      </DossierSection>
      {summary.total > 0 && (
        <DossierSection title={t('unit.open')}>
          {open.length === 0 && openCount === 0 && <p className="dossier-note">{t('unit.noOpen')}</p>}
          <ul className="plain-list">
            {open.slice(0, SHOWN).map((row) => (
              <li key={row.eventNo}>
                <Shape {...MARKS[row.progress]} />
                <button
                  type="button"
                  className="dossier-link"
                  onClick={() => select({ kind: 'incident', id: row.eventNo })}
                >
                  {nameOf(row.category)}
                </button>
                <span>{formatMinute(row.time)}</span>
              </li>
            ))}
          </ul>
          {openCount > Math.min(open.length, SHOWN) && (
            <p className="dossier-note">
              {t('unit.more', { n: formatCount(openCount - Math.min(open.length, SHOWN)) })}
            </p>
          )}
        </DossierSection>
      )}
    </>
  );
}
