import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { commandOf } from '../../commands/registry.ts';
import { evenOddAreaM2 } from '../../domain/geo/even-odd-area.ts';
import { presetOfHours } from '../../domain/time/week-hours.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/dataset.ts';
import { useAppState, useFilter, useSubject, useView } from '../../state/hooks.tsx';
import { stopWeekFilm } from '../../state/playback/playback.ts';
import { Button } from '../../ui/Button.tsx';
import { activeChips, clausesOf, type ActiveChip } from './active-chips.ts';
import * as styles from './FiltersPanel.module.css';

/** The clauses that are set as chips that can be taken away, with undo, redo and clear. */
export function ActiveFilters(props: { codeTables: CodeTables; unitName: (code: string) => string }) {
  const { t } = useTranslation();
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const isOfCases = useSubject() === 'cases';
  const clauses = useFilter(useShallow(({ filter }) => clausesOf(filter)));
  const chips = activeChips(clauses);
  const canUndo = useFilter(({ past }) => past.length > 0);
  const canRedo = useFilter(({ future }) => future.length > 0);
  const nameOf = ({ clause, value }: ActiveChip): string => {
    if (clause === 'unitCode') return props.unitName(value);
    if (clause === 'progresses') return t(isOfCases ? `cases.progress.${value}` : `progress.${value}`);
    if (clause === 'tiers') return t(`filters.tier.${value}`);
    if (clause === 'calendar') return t(`calendar.kind.${value}`);
    if (clause === 'weekHours') return weekHoursName(t, clauses.weekHours);
    if (clause === 'lasso')
      return t('lasso.chip', { area: formatNumber(evenOddAreaM2(clauses.lasso ?? []) / 1e6, 1) });
    return (
      labelOfCode(props.codeTables[clause], value, language) ?? t('filters.unknownCode', { code: value })
    );
  };
  if (chips.length === 0 && !canUndo && !canRedo) return null;
  return (
    <div className={styles.active}>
      {chips.length > 0 && (
        <ul className={styles.chips} aria-label={t('filters.active')}>
          {chips.map((chip) => (
            <li key={`${chip.clause}:${chip.value}`}>
              <button
                type="button"
                className={styles.chip}
                title={
                  chip.clause === 'progresses' && chip.value === 'done' && !isOfCases
                    ? t('progressNote.done')
                    : undefined
                }
                aria-label={t('filters.remove', { name: nameOf(chip) })}
                onClick={() => {
                  if (chip.clause === 'weekHours') stopWeekFilm(state);
                  state.filter.getState().change(chip.removed);
                }}
              >
                {nameOf(chip)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {canUndo && <Button onClick={() => commandOf('filter.undo').run(state)}>{t('filters.undo')}</Button>}
        {canRedo && <Button onClick={() => commandOf('filter.redo').run(state)}>{t('filters.redo')}</Button>}
        {chips.length > 0 && (
          <Button onClick={() => commandOf('filter.clear').run(state)}>{t('filters.clear')}</Button>
        )}
      </div>
    </div>
  );
}

/** `周钟 早晚高峰`, or how many hours are chosen. */
function weekHoursName(t: TFunction, hours: readonly number[]): string {
  const preset = presetOfHours(hours);
  return t('filters.weekHours', {
    hours: preset ? t(`weekClock.preset.${preset}`) : t('time.hours', { n: hours.length }),
  });
}
