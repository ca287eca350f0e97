import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { incidentQuery } from '../../api/incidents.ts';
import { commandOf } from '../../commands/registry.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { isForEmergency } from '../../domain/emergency/is-urgent.ts';
import { progressOf } from '../../domain/incidents/life-cycle.ts';
import { shownTime } from '../../domain/incidents/shown-time.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import { dueText } from '../../i18n/due-text.ts';
import { formatCount, formatMinute } from '../../i18n/format.ts';
import type { CodeRow, CodeTables } from '../../schemas/code-tables.ts';
import { useAppState, useEngine, useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierFrame, DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { ConsultationLink } from './ConsultationLink.tsx';
import { LifeCycle } from './LifeCycle.tsx';
import * as styles from './IncidentDossier.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const PROGRESS_TONE: Record<string, Tone> = {
  done: 'good',
  inHand: 'accent',
  nearDeadline: 'warning',
  overdue: 'danger',
};

/** One incident: what, where, its clock, and every step of its life cycle with the role that took it. */
export function IncidentDossier({ eventNo, codeTables }: { eventNo: string; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(incidentQuery(eventNo));
  const state = useAppState();
  const asOf = useEngine((state) => state.answerForPanels?.asOf);
  const range = useEngine((state) => state.answerForPanels?.range);
  const language = useView((state) => state.view.language);
  const select = useView((state) => state.select);
  const unitIndex = useUnitIndex();
  const close = (): void => select(null);
  if (data === undefined)
    return (
      <DossierFrame kind={t('search.kind.incident')} title={eventNo} onClose={close}>
        <QueryPlaceholder error={error} retry={refetch} />
      </DossierFrame>
    );
  const named = (rows: readonly CodeRow[], code: string): string => labelOfCode(rows, code, language) ?? code;
  const now = asOf ?? Date.parse(data.reportedAt);
  const reportedAt = Date.parse(data.reportedAt);
  const isOutside = range !== undefined && (reportedAt < range.from || reportedAt >= range.to);
  const deadlineAt = data.deadlineAt === undefined ? undefined : Date.parse(data.deadlineAt);
  const progress = progressOf({ status: data.status, reportedAt, deadlineAt }, now);
  const deadline = (): string => {
    if (deadlineAt === undefined) return t('incident.noDeadline');
    const due = shownTime(data, 'deadlineAt');
    if (progress === 'done') return formatMinute(due);
    return `${formatMinute(due)} · ${dueText(t, due, now, { over: 'incident.overdueBy', left: 'incident.dueIn' })}`;
  };
  const departments = codeTables.departments;
  const isUrgent = isForEmergency(data);
  const start = (
    <Button onClick={() => commandOf('emergency.start').run(state)}>{t('incident.startEmergency')}</Button>
  );
  return (
    <DossierFrame
      kind={`${t('search.kind.incident')} ${data.eventNo}`}
      title={data.title}
      onClose={close}
      badges={
        <>
          <span title={progress === 'done' ? t('progressNote.done') : undefined}>
            <Badge tone={PROGRESS_TONE[progress] ?? 'plain'}>{t(`progress.${progress}`)}</Badge>
          </span>
          <Badge>{t(`incident.status.${data.status}`)}</Badge>
          {data.urgency !== 'normal' && (
            <Badge tone="danger">{t(`incident.urgencies.${data.urgency}`)}</Badge>
          )}
          <Badge>{t(`dossier.origin.${data.origin}`)}</Badge>
        </>
      }
    >
      {isUrgent && <div data-first>{start}</div>}
      {isOutside && (
        <p className={dossierContent.note}>
          {t('incident.outside', { at: formatMinute(shownTime(data, 'reportedAt')) })}
        </p>
      )}
      {data.summary !== undefined && <p className={styles.summary}>{data.summary}</p>}
      <Facts
        facts={[
          { name: t('incident.category'), value: named(codeTables.categories, data.categoryCode) },
          { name: t('incident.channel'), value: named(codeTables.channels, data.channel) },
          { name: t('incident.tier'), value: `${data.tier} ${t(`tier.${data.tier}`)}` },
          data.transitions.length === 0 && {
            name: t('incident.status.reported'),
            value: formatMinute(shownTime(data, 'reportedAt'), now),
          },
          { name: t('incident.deadline'), value: deadline() },
          {
            name: t('incident.unit'),
            value: (
              <button
                type="button"
                className={dossierContent.link}
                onClick={() => select({ kind: 'unit', id: data.unitCode })}
              >
                {unitIndex.get(data.unitCode)?.name ?? data.unitCode}
              </button>
            ),
          },
          data.leadDept !== undefined && {
            name: t('incident.lead'),
            value: named(departments, data.leadDept),
          },
          data.coDepts.length > 0 && {
            name: t('incident.with'),
            value: data.coDepts.map((code) => named(departments, code)).join(' · '),
          },
          data.resolution !== undefined && {
            name: t('incident.resolution'),
            value: t(`incident.resolutions.${data.resolution}`),
          },
          data.satisfaction !== undefined && {
            name: t('incident.satisfaction'),
            value: `${data.satisfaction} / 5`,
          },
          data.costCny !== undefined && { name: t('incident.cost'), value: `¥ ${formatCount(data.costCny)}` },
          data.parentEventNo !== undefined && { name: t('incident.parent'), value: data.parentEventNo },
        ]}
      />
      {(data.redoCount > 0 || data.transferCount > 0) && (
        <p className={dossierContent.note}>
          {t('incident.redo', { n: data.redoCount, m: data.transferCount })}
        </p>
      )}
      {data.accuracyM !== undefined && (
        <p className={dossierContent.note}>{t('incident.accuracy', { n: formatCount(data.accuracyM) })}</p>
      )}
      <ConsultationLink eventNo={eventNo} />
      <DossierSection title={t('incident.lifeCycle')}>
        <LifeCycle incident={data} />
      </DossierSection>
      {!isUrgent && start}
    </DossierFrame>
  );
}
