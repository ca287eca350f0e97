import { useTranslation } from 'react-i18next';
import { isClean, verdictOfAudit } from '../../domain/grids/audit/verdict.ts';
import { formatCount } from '../../i18n/format.ts';
import type { AuditReport } from '../../schemas/audit.ts';

/** The verdict of panel and paper in one line, with its sign. */
export function AuditVerdict({ report }: { report: AuditReport }) {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">{isClean(report) ? '✔' : '▲'}</span>{' '}
      {t(`audit.verdict.${verdictOfAudit(report)}`, { n: formatCount(report.findings.length) })}
    </>
  );
}

/** So many notes are printed; the JSON has all. */
const MOST_NOTES = 5;

/** What was not looked at, or read with doubt: rows left out and warnings, each list cut off with its count. */
export function AuditNotes({ report }: { report: AuditReport }) {
  const { t } = useTranslation();
  const { rejectedRows, rejected, warnings } = report;
  const rows = rejected.map(
    ({ file, row, field, value, reason }) => `${file}:${row} ${field} “${value}”: ${reason}`,
  );
  const texts = warnings.map(({ layer, file, row, field, message }) =>
    [`${file === '' ? layer : file}${row === undefined ? '' : `:${row}`}`, field, message]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  return (
    <>
      <Notes title={t('audit.leftOut', { n: formatCount(rejectedRows) })} total={rejectedRows} notes={rows} />
      <Notes
        title={t('audit.warnings', { n: formatCount(warnings.length) })}
        total={warnings.length}
        notes={texts}
      />
    </>
  );
}

function Notes({ title, total, notes }: { title: string; total: number; notes: readonly string[] }) {
  const { t } = useTranslation();
  if (total === 0) return null;
  const shown = notes.slice(0, MOST_NOTES);
  const more = total - shown.length;
  return (
    <div data-notes={total}>
      <strong>{title}</strong>
      <ul>
        {shown.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {more > 0 && <li>{t('audit.moreNotes', { n: formatCount(more) })}</li>}
      </ul>
    </div>
  );
}
