import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { cssVariables, THEMES } from '../../themes/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Certificate } from './Certificate.tsx';
import * as styles from './CertificatePage.module.css';

const PAPER = cssVariables(THEMES.print);

/** The certificate as a page of paper over the map. Escape or its button closes it. */
export function CertificatePage({ report, onClose }: { report: AuditReport; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: dataset } = useQuery(datasetQuery);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    page.current?.focus();
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' && event.key !== 'Backspace') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onClose();
    };
    addEventListener('keydown', close, { capture: true });
    return () => {
      removeEventListener('keydown', close, { capture: true });
      if (before instanceof HTMLElement) before.focus();
    };
  }, [onClose]);
  return createPortal(
    <section
      ref={page}
      className={styles.page}
      style={PAPER}
      role="dialog"
      aria-label={t('audit.paper.label')}
      tabIndex={-1}
    >
      <header className={styles.tools}>
        <Button onClick={() => print()}>{t('audit.paper.print')}</Button>
        <Button onClick={onClose}>{t('audit.paper.back')}</Button>
      </header>
      <Certificate report={report} dataset={dataset} />
    </section>,
    document.body,
  );
}
