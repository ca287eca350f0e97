import { useTranslation } from 'react-i18next';
import { isClean } from '../../domain/grids/audit/verdict.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import { useView } from '../../state/hooks.tsx';
import { AuditNotes, AuditVerdict } from './AuditVerdict.tsx';
import { LevelTable } from './LevelTable.tsx';
import { countByKind, toleranceText } from './finding-words.ts';
import { useWords } from './use-audit.ts';
import * as styles from './Certificate.module.css';

const LIMITS = ['law', 'drawing', 'outer', 'tolerance', 'rows', 'live'] as const;

/** One page of paper: what was audited, when, how strictly, what was found, and what it does not say. */
export function Certificate({ report, dataset }: { report: AuditReport; dataset: DatasetReply | undefined }) {
  const { t } = useTranslation();
  const { say } = useWords();
  const language = useView(({ view }) => view.language);
  const { dataSet, dataVersion, checkedAt, units, incidents, findings, repair, hash } = report;
  const year = checkedAt.slice(0, 4);
  const rows: [key: string, value: React.ReactNode][] = [
    [
      t('audit.paper.dataSet'),
      dataset === undefined ? dataSet : `${labelIn(dataset.title, language)} (${dataSet})`,
    ],
    [t('audit.paper.date'), `${year}-${formatMinute(Date.parse(checkedAt))}`],
    [
      t('audit.paper.extent'),
      [
        t('audit.of', { units: formatCount(units), incidents: formatCount(incidents) }),
        ...(dataset?.synthetic === true ? [t('audit.paper.simulated')] : []),
      ].join(' · '),
    ],
    [
      t('audit.paper.dataVersion'),
      <Digest key="version" digest={dataVersion} hint={t('audit.paper.versionHint')} />,
    ],
    [t('audit.paper.tolerances'), toleranceText(report, say)],
  ];
  return (
    <article className={styles.sheet} data-part="certificate">
      <h1>{t('audit.paper.title')}</h1>
      <dl className={styles.facts}>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.verdict} data-clean={isClean(report)}>
        <AuditVerdict report={report} />
      </p>
      <AuditNotes report={report} />
      <LevelTable report={report} />
      <h2>{t('audit.paper.findings')}</h2>
      {findings.length === 0 ? (
        <p>{t('audit.paper.nothing')}</p>
      ) : (
        <ul className={styles.kinds}>
          {countByKind(findings).map(([kind, count]) => (
            <li key={kind}>
              {t(`audit.kind.${kind}`)} <b>{formatCount(count)}</b>
            </li>
          ))}
        </ul>
      )}
      {repair !== undefined && (
        <p>
          {t(repair.findingsLeft === 0 ? 'audit.repair.leftNone' : 'audit.repair.left', {
            applied: formatCount(repair.applied),
            mended: formatCount(repair.mended),
            n: formatCount(repair.findingsLeft),
          })}
        </p>
      )}
      <h2>{t('audit.paper.says')}</h2>
      <ul className={styles.limits}>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`audit.paper.limits.${limit}`)}</li>
        ))}
      </ul>
      <footer className={styles.foot}>
        <strong>{t('audit.paper.hash')}</strong>
        <Digest digest={hash} hint={t('audit.paper.hashHint')} />
        <p className={styles.signed}>{t('audit.paper.signed')}</p>
      </footer>
    </article>
  );
}

/** A SHA-256 in groups that can be read out, with what it is of. */
function Digest({ digest, hint }: { digest: string; hint: string }) {
  return (
    <span className={styles.digest}>
      <code>{digest.match(/.{8}/g)?.join(' ')}</code>
      <small>{hint}</small>
    </span>
  );
}
