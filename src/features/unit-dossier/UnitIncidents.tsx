import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';
import { isEmptyRange } from '../../domain/time/ranges.ts';
import { formatCount, formatMinute, formatShare } from '../../i18n/format.ts';
import { useEngine, useFilter } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { PROGRESS_MARKS } from './progress-marks.ts';
import { summaryOf } from './unit-counts.ts';
import * as styles from './UnitIncidents.module.css';

/** Incidents of the period in a unit: how many, the completion rate with its parts. */
export function UnitIncidents({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const answer = useEngine((state) => state.answerForPanels);
  const focused = useFilter((state) => state.filter.unitCode) === unit.code;
  const isOfProgress = useFilter((state) => state.filter.progresses.length > 0);
  if (answer === null) return null;
  const summary = summaryOf(answer, unit.code, unit.memberCodes);
  if (summary === undefined) return null;
  return (
    <DossierSection
      title={t('unit.incidents')}
      aside={
        isEmptyRange(answer.range)
          ? undefined
          : `${formatMinute(answer.range.from)} – ${formatMinute(answer.range.to)}`
      }
    >
      <p className={styles.big}>
        <strong>{formatCount(summary.total)}</strong>
        <span title={t('rate.completionFormula')}>
          {summary.registered === 0
            ? t('unit.noIncidents')
            : isOfProgress
              ? `${t('unit.completion')} — · ${t('rate.filteredByProgress')}`
              : `${t('unit.completion')} ${formatShare(summary.handled / summary.registered)} · ${t(
                  'unit.completionOf',
                  {
                    finished: formatCount(summary.handled),
                    total: formatCount(summary.registered),
                  },
                )}`}
        </span>
      </p>
      {focused && (
        <p className={styles.progresses}>
          {PROGRESSES.map((progress) => (
            <span key={progress} title={progress === 'done' ? t('progressNote.done') : undefined}>
              <Shape {...PROGRESS_MARKS[progress]} />
              {t(`progress.${progress}`)} {formatCount(answer.facets.progresses[progress])}
            </span>
          ))}
        </p>
      )}
    </DossierSection>
  );
}
