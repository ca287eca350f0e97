import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { areaText, findingsOfLevel } from './finding-words.ts';
import * as styles from './AuditPanel.module.css';
import * as utilities from '../../ui/utilities.module.css';

type Level = AuditReport['levels'][number];

/** Every level against the one above: numbers, gaps, overlaps, and a sign that is green only where all is well. */
export function LevelTable({ report }: { report: AuditReport }) {
  const { t } = useTranslation();
  return (
    <table className={styles.levels}>
      <caption>{t('audit.levels.title')}</caption>
      <thead>
        <tr>
          {(['level', 'expected', 'found', 'gap', 'overlap'] as const).map((column) => (
            <th
              key={column}
              scope="col"
              title={column === 'gap' || column === 'overlap' ? t('audit.levels.sums') : undefined}
            >
              {t(`audit.levels.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className={utilities.visuallyHidden}>{t('audit.levels.state')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {report.levels.map((row) => (
          <tr key={`${row.level} ${row.parentLevel}`} data-level={row.level}>
            <th scope="row">
              {t(`level.${row.level}`)}
              {row.parentLevel !== null && (
                <small>{t('audit.levels.within', { level: t(`level.${row.parentLevel}`) })}</small>
              )}
            </th>
            <td title={row.expected === null ? t('audit.levels.noExpected') : undefined}>
              {row.expected === null ? '—' : formatCount(row.expected)}
            </td>
            <td
              title={
                row.drawn === row.found ? undefined : t('audit.levels.drawn', { n: formatCount(row.drawn) })
              }
            >
              {formatCount(row.found)}
              {row.drawn !== row.found && '*'}
            </td>
            <td>{areaText(row.gapM2)}</td>
            <td>{areaText(row.overlapM2)}</td>
            <LevelSign row={row} findings={findingsOfLevel(report, row)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LevelSign({ row, findings }: { row: Level; findings: number }) {
  const { t } = useTranslation();
  const { expected, found, drawn } = row;
  const isWell = findings === 0 && found === drawn && (expected === null || expected === found);
  const text = isWell ? t('audit.levels.isWell') : t('audit.levels.isNotWell', { n: findings });
  return (
    <td className={styles.sign} data-well={isWell} title={text} aria-label={text}>
      {isWell ? '✔' : findings > 0 ? `▲${formatCount(findings)}` : '▲'}
    </td>
  );
}
