import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { commandOf } from '../../commands/registry.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useAppState, useFilter, useSubject, useView } from '../../state/hooks.tsx';
import { stopWeekFilm } from '../../state/playback/playback.ts';
import { Button } from '../../ui/Button.tsx';
import { activeChips, clausesOf } from './active-chips.ts';
import { useChipName } from './use-chip-name.ts';
import * as styles from './FiltersPanel.module.css';

/** The clauses that are set as chips that can be taken away, with undo, redo and clear. */
export function ActiveFilters(props: { codeTables: CodeTables; unitName: (code: string) => string }) {
  const { t } = useTranslation();
  const state = useAppState();
  const isOfCases = useSubject() === 'cases';
  const clauses = useFilter(useShallow(({ filter }) => clausesOf(filter)));
  const chips = activeChips(clauses);
  const canUndo = useFilter(({ past }) => past.length > 0);
  const canRedo = useFilter(({ future }) => future.length > 0);
  const nameOf = useChipName(clauses, props.codeTables, props.unitName);
  // Nobody at a wall asks what a lone button would undo.
  const isWall = useView(({ view }) => view.theme === 'wall' || view.wall.kiosk);
  if (chips.length === 0 && (isWall || (!canUndo && !canRedo))) return null;
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
