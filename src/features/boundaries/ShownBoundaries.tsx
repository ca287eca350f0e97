import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerDay } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { boundariesOfDay, restoreToday, unitVersionsQuery } from '../../api/unit-versions.ts';
import { unitsQuery } from '../../api/units.ts';
import { isInForce } from '../../domain/grids/versions/validity.ts';
import { dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatCount } from '../../i18n/format.ts';
import { useEngine, useFilter } from '../../state/hooks.tsx';
import { boundariesShown, incidentsNotDrawn } from './boundaries-shown.ts';
import * as styles from './ShownBoundaries.module.css';

/**
 * Lets the time bar move boundaries: the page draws the units of the last day of the shown range. Says so where they are not
 * those of today, and how many incidents of the range belong to units that are not drawn.
 */
export function ShownBoundaries({ days }: { days: readonly string[] }) {
  const { t } = useTranslation();
  const answer = useEngine((state) => state.answerForPanels);
  const focusCode = useFilter((state) => state.filter.unitCode);
  const focus = useUnitIndex().get(focusCode ?? '');
  const queries = useQueryClient();
  const versions = useQuery(unitVersionsQuery);
  const finest = useQuery({ ...unitsQuery('finest'), enabled: false }).data;
  const today = useServerDay();
  const shown =
    answer === null || today === undefined
      ? undefined
      : boundariesShown(days, answer.range, dateOfCivilDay(today));
  const day = shown?.boundaryDay;
  useEffect(() => {
    if (versions.data === undefined || day === undefined) return undefined;
    const boundaries = boundariesOfDay(queries, versions.data);
    boundaries.show(day);
    // Levels that come later, or anew, are of today.
    return queries.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.queryKey[0] === 'units') boundaries.show(day);
    });
  }, [versions.data, queries, day]);
  // Without this note nobody would know that another day is drawn.
  useEffect(() => () => restoreToday(queries), [queries]);

  if (answer === null || shown === undefined) return null;
  if (versions.isError)
    return (
      <p className={styles.note} role="status">
        {t('boundaries.failed')}
        <button type="button" onClick={() => void versions.refetch()}>
          {t('panel.retry')}
        </button>
      </p>
    );
  const isFocusHidden = focus !== undefined && !isInForce(focus, shown.day);
  if (shown.time === 'today' && shown.changes.length === 0 && !isFocusHidden) return null;
  const hidden = finest && incidentsNotDrawn(answer, finest);
  return (
    <p className={styles.note} role="status">
      {shown.time === 'past' && (
        <strong>
          {t(shown.from === undefined ? 'boundaries.oldest' : 'boundaries.past', {
            from: shown.from,
            until: shown.until,
          })}
        </strong>
      )}
      {shown.time === 'future' && <strong>{t('boundaries.future', { from: shown.from })}</strong>}
      {isFocusHidden && (
        <span>
          {t('boundaries.focus', {
            name: focus.name,
            from: focus.validFrom ?? '…',
            to: focus.validTo ?? '…',
          })}
        </span>
      )}
      {shown.changes.length > 0 && (
        <span>
          {t('boundaries.changed', { days: shown.changes.join(' · ') })}
          {hidden !== undefined && hidden > 0 && t('boundaries.hidden', { n: formatCount(hidden) })}
        </span>
      )}
    </p>
  );
}
