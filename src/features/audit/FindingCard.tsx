import { useTranslation } from 'react-i18next';
import { useKnownPlaces } from '../../api/known-places.ts';
import { describePlace } from '../../domain/geo/describe-place.ts';
import { whereaboutsText } from '../../i18n/whereabouts-text.ts';
import type { AuditFindingRecord, AuditReport } from '../../schemas/audit.ts';
import type { AuditPlace } from '../../state/view/audit-view.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { areaText, placeText, findingText } from './finding-words.ts';
import { useMendedUnits, useWords } from './use-audit.ts';
import * as styles from './AuditPanel.module.css';

/** The chosen finding: what it says, where it stands, and its proposal before and after. */
export function FindingCard(props: {
  report: AuditReport;
  finding: AuditFindingRecord;
  place: AuditPlace;
  go: (place: AuditPlace | null) => void;
}) {
  const { report, finding, place, go } = props;
  const { t } = useTranslation();
  const { say, nameOf } = useWords();
  const known = useKnownPlaces();
  const mended = useMendedUnits(report, finding);
  const { kind, level, codes, areaM2, reason, proposal } = finding;
  const isOfGround = finding.region !== undefined;
  return (
    <article className={styles.card} data-finding={place.finding}>
      <header>
        <Badge tone="warning">{t('audit.number', { n: place.finding })}</Badge>
        <strong>{t(`audit.kind.${kind}`)}</strong>
        <span>{t(`level.${level}`)}</span>
        {areaM2 !== undefined && <em>{t('audit.area', { area: areaText(areaM2) })}</em>}
      </header>
      <p>{findingText(reason, say, nameOf)}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            {nameOf(code) !== code && <span>{nameOf(code)}</span>} <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className={styles.faint}>
        {[
          placeText(finding, say),
          whereaboutsText(t, [], describePlace(finding.position, known)),
          finding.position.map((degrees) => degrees.toFixed(6)).join(', '),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {proposal !== undefined && (
        <>
          <p>
            {t(`audit.proposal.${proposal.action}`, {
              unit: nameOf(proposal.code),
              neighbour: nameOf(proposal.neighbour),
            })}
          </p>
          <div className={styles.choice} title={t('audit.afterHint')}>
            <Segmented
              label={t('audit.shows')}
              options={[
                { value: 'before', label: t('audit.before') },
                { value: 'after', label: t('audit.after') },
              ]}
              value={place.isAfter ? 'after' : 'before'}
              onChange={(value) => go({ ...place, isAfter: value === 'after' })}
            />
            <span>{t('audit.afterHint')}</span>
          </div>
          {place.isAfter && mended.data === undefined && (
            <QueryPlaceholder error={mended.error} retry={mended.refetch} />
          )}
        </>
      )}
      {proposal === undefined && isOfGround && <p className={styles.faint}>{t('audit.proposal.none')}</p>}
      <Button onClick={() => go({ ...place, finding: null, isAfter: false })}>{t('audit.back')}</Button>
    </article>
  );
}
