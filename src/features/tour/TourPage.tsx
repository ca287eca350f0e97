import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { cssVariables, THEMES } from '../../themes/index.ts';
import { Button } from '../../ui/Button.tsx';
import * as styles from './TourPage.module.css';

const PAPER = cssVariables(THEMES.print);

/** A page of paper over the tour, as it will be printed. Escape or its button closes it. */
export function TourPage(props: {
  label: string;
  tools: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { label, tools, onClose, children } = props;
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    addEventListener('keydown', close, { capture: true });
    return () => removeEventListener('keydown', close, { capture: true });
  }, [onClose]);
  return createPortal(
    <section className={styles.page} style={PAPER} role="dialog" aria-label={label}>
      <header className={styles.tools}>
        {tools}
        <Button onClick={onClose}>{t('tour.back')}</Button>
      </header>
      {children}
    </section>,
    document.body,
  );
}
