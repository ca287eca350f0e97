import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import * as utilities from '../ui/utilities.module.css';
import { PanelFailure } from './PageStates.tsx';
import * as styles from './Shell.module.css';
import type { ColumnState } from './use-columns.ts';

/** A column of panels beside the map with the button that opens and closes it. */
export function Column(props: {
  side: 'left' | 'right';
  column: ColumnState;
  name: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { side, column, name, children } = props;
  return (
    <aside className={styles.column} aria-label={name} data-side={side} data-open={column.isOpen}>
      {column.isOpen && (
        <div className={styles.columnPanels} data-part="column">
          <ErrorBoundary Fallback={PanelFailure}>{children}</ErrorBoundary>
        </div>
      )}
      <div className={`${styles.columnToggle} ${utilities.pointerOnly}`}>
        <IconButton
          icon={(side === 'left') === column.isOpen ? 'chevronLeft' : 'chevronRight'}
          label={t(column.isOpen ? 'menu.hide' : 'menu.show', { panel: name })}
          expanded={column.isOpen}
          onClick={column.toggle}
        />
      </div>
    </aside>
  );
}
