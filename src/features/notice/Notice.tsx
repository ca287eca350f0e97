import { useTranslation } from 'react-i18next';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import type { Language } from '../../domain/view/languages.ts';
import { noticeOf } from './notice-text.ts';
import * as styles from './Notice.module.css';

/**
 * The corner of the map that says what kind of map this is: schematic, synthetic, its approval number, whose data. One
 * line; on a small screen the sources stay in its tooltip and in the help.
 */
export function Notice({ dataset, language }: { dataset: DatasetReply; language: Language }) {
  const { t } = useTranslation();
  const { kind, sources, whole } = noticeOf(dataset, language, t);
  return (
    <footer className={styles.notice} title={whole}>
      {kind}
      {sources !== '' && (
        <span className={styles.sources}>
          <span className={styles.dot}> · </span>
          {sources}
        </span>
      )}
    </footer>
  );
}
