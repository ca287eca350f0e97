import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import type { AuditPlace } from '../../state/view/audit-view.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { ToggleButton } from '../../ui/Button.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { areaText, countByKind, findingText } from './finding-words.ts';
import { useWords } from './use-audit.ts';
import * as styles from './AuditPanel.module.css';

/** Height of a row, rem. */
const ROW_REM = 3.25;

/** The findings as a list by kind; arrows move, Enter flies there. */
export function FindingList(props: {
  report: AuditReport;
  place: AuditPlace;
  go: (place: AuditPlace | null) => void;
}) {
  const { report, place, go } = props;
  const { t } = useTranslation();
  const [chosenKind, setKind] = useState<string | null>(null);
  const counts = countByKind(report.findings);
  const kind = counts.some(([each]) => each === chosenKind) ? chosenKind : null;
  const shown = report.findings.flatMap((finding, index) =>
    kind === null || finding.kind === kind ? [{ finding, number: index + 1 }] : [],
  );
  const isListed = shown.some(({ number }) => number === place.finding);
  return (
    <section className={styles.findings} aria-label={t('audit.list')}>
      {counts.length > 1 && (
        <p className={styles.kinds} role="group" aria-label={t('audit.kinds')}>
          <ToggleButton isOn={kind === null} title={t('audit.kinds')} onClick={() => setKind(null)}>
            {t('audit.all', { n: formatCount(report.findings.length) })}
          </ToggleButton>
          {counts.map(([each, count]) => (
            <ToggleButton
              key={each}
              isOn={kind === each}
              title={t('audit.kinds')}
              onClick={() => setKind(kind === each ? null : each)}
            >
              {t(`audit.kind.${each}`)} {formatCount(count)}
            </ToggleButton>
          ))}
        </p>
      )}
      <p className={styles.hint}>{t('audit.listHint')}</p>
      <div className={styles.list} onKeyDown={moveFocusByArrows}>
        <VirtualList
          label={t('audit.list')}
          count={shown.length}
          rowRem={ROW_REM}
          renderRow={(index) => {
            const row = shown[index];
            if (row === undefined) return null;
            const isCurrent = row.number === place.finding;
            return (
              <FindingRow
                {...row}
                isCurrent={isCurrent}
                isTabStop={isCurrent || (!isListed && index === 0)}
                onChoose={() => go({ ...place, finding: row.number, isAfter: false })}
              />
            );
          }}
        />
      </div>
    </section>
  );
}

function FindingRow(props: {
  finding: AuditReport['findings'][number];
  number: number;
  isCurrent: boolean;
  isTabStop: boolean;
  onChoose: () => void;
}) {
  const { finding, number, isCurrent, isTabStop, onChoose } = props;
  const { t } = useTranslation();
  const { say, nameOf } = useWords();
  const { kind, codes, areaM2, reason } = finding;
  return (
    <button
      type="button"
      data-row={number}
      tabIndex={isTabStop ? 0 : -1}
      className={styles.row}
      aria-current={isCurrent}
      onClick={onChoose}
    >
      <b>{number}</b>
      <span>
        <strong>{t(`audit.kind.${kind}`)}</strong> {codes.slice(0, 2).map(nameOf).join(' · ')}
      </span>
      <em>{areaM2 === undefined ? '' : t('audit.area', { area: areaText(areaM2) })}</em>
      <small>{findingText(reason, say, nameOf)}</small>
    </button>
  );
}
