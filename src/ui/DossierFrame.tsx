import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import * as panelStyles from './Panel.module.css';
import * as styles from './DossierFrame.module.css';
import * as utilities from './utilities.module.css';

/** The frame of every dossier: kind, name, marks, a way to close it, and sections below. */
export function DossierFrame(props: {
  kind: string;
  title: string;
  badges?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <article
      data-part="dossier"
      className={`${panelStyles.panel} ${panelStyles.solid} ${styles.dossier}`}
      aria-label={`${t('dossier.label')}: ${props.title}`}
    >
      <header className={styles.head}>
        <div className={styles.kind}>
          <span>{props.kind}</span>
          <IconButton icon="close" label={t('dossier.close')} onClick={props.onClose} />
        </div>
        <h2>{props.title}</h2>
        {props.badges !== undefined && <p className={styles.badges}>{props.badges}</p>}
      </header>
      <div className={`${panelStyles.body} ${utilities.scroll} ${styles.body}`}>{props.children}</div>
    </article>
  );
}

/** One titled part of a dossier. */
export function DossierSection(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>
        {props.title}
        {props.aside !== undefined && <span>{props.aside}</span>}
      </h3>
      {props.children}
    </section>
  );
}
