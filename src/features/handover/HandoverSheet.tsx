import { useTranslation } from 'react-i18next';
import type { HandoverDocument, HandoverSection } from './handover-model.ts';
import * as styles from './HandoverSheet.module.css';

/** Lines for what is written by hand. */
const REMARK_LINES = [1, 2, 3];

/** The sheet itself: figures, lists, room for remarks and two signatures. */
export function HandoverSheet({ page, isStale }: { page: HandoverDocument; isStale: boolean }) {
  const { t } = useTranslation();
  return (
    <article className={styles.sheet}>
      <h1>{page.title}</h1>
      {page.lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      {isStale && (
        <p className={styles.stale} role="alert">
          {t('handover.stale')}
        </p>
      )}
      <div className={styles.sections}>
        {page.sections.map((section) => (
          <SectionTable key={section.id} section={section} />
        ))}
      </div>
      <h2>{t('handover.remarks')}</h2>
      {REMARK_LINES.map((line) => (
        <div key={line} className={styles.rule} />
      ))}
      <p className={styles.signatures}>
        {(['leaving', 'taking'] as const).map((side) => (
          <span key={side}>
            {t(`handover.sign.${side}`)}
            <i />
            {t('handover.sign.at')}
            <i />
          </span>
        ))}
      </p>
    </article>
  );
}

function SectionTable({ section }: { section: HandoverSection }) {
  const { id, heading, columns, rows, empty, isThird } = section;
  return (
    <section data-section={id} data-third={isThird === true}>
      <h2>{heading}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join('|')}>
                {cells.map((cell, index) => (
                  <td key={columns[index]} data-column={columns[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
