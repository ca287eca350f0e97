import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { planCsv, planGeoJson, planGpx } from '../../domain/shift/plan-files.ts';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CaptureSummary } from './CaptureSummary.tsx';
import { planStore } from './plan-store.ts';
import { RoundList } from './RoundList.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ShiftClock } from './ShiftClock.tsx';
import type { usePlan } from './use-plan.ts';
import * as styles from './Plan.module.css';

/** The rounds of one team with what they are expected to reach, and what can be done with them. */
export function PlanPanel(props: {
  plan: ReturnType<typeof usePlan>;
  team: number;
  onTeam: (team: number) => void;
  timeMs: number | undefined;
  onTime: (timeMs: number | undefined) => void;
  onPrint: () => void;
  openError: Error | null;
}) {
  const { t } = useTranslation();
  const { plan, team } = props;
  const { document, isPlanning, hasCases, error } = plan;
  const { undone, undo, planAnew, opened, isTouched } = useStore(planStore);
  const state = (): PanelState => {
    if (plan.candidates?.length === 0) return { kind: 'empty', message: t('patrolPlan.noStops') };
    if (error !== null)
      return { kind: 'failed', message: t('panel.failed'), hint: error.message, retry: plan.retry };
    if (!hasCases) return { kind: 'empty', message: t('patrolPlan.noCases') };
    return document === undefined ? { kind: 'loading' } : { kind: 'ready' };
  };
  const round = document?.rounds[team] ?? [];
  const casesAt = (stopId: string): number | undefined => {
    const index = plan.candidates?.findIndex(({ id }) => id === stopId) ?? -1;
    return plan.outlook?.risk.cases[index];
  };
  const title = t('patrolPlan.title', { team: team + 1 });
  const fileHint = t(isPlanning ? 'patrolPlan.saved.wait' : 'patrolPlan.fileHint');
  return (
    <Panel
      title={title}
      aside={
        document &&
        t('patrolPlan.aside', {
          teams: document.rounds.length,
          stops: document.rounds.reduce((sum, { length }) => sum + length, 0),
          travel: t(`patrolPlan.travel.${document.settings.travel}`),
        })
      }
      state={state()}
      className={styles.whole}
    >
      {document !== undefined && (
        <>
          {props.openError !== null && (
            <p className={styles.warning} role="alert">
              {t('patrolPlan.notFound')}
            </p>
          )}
          <Segmented
            label={t('patrolPlan.team')}
            options={document.rounds.map((_, index) => ({
              value: String(index),
              label: String(index + 1),
              title: t('patrolPlan.title', { team: index + 1 }),
            }))}
            value={String(team)}
            onChange={(text) => props.onTeam(Number(text))}
          />
          <RoundList round={round} team={team} casesAt={casesAt} />
          {document.outcome.unserved.length > 0 && (
            <p className={styles.warning}>
              {t('patrolPlan.unserved', {
                list: document.outcome.unserved
                  .map(({ name, reason }) => `${name}（${t(`patrolPlan.unservedReason.${reason}`)}）`)
                  .join(' · '),
              })}
            </p>
          )}
          <ShiftClock settings={document.settings} timeMs={props.timeMs} onTime={props.onTime} />
          <CaptureSummary document={document} isPlanning={isPlanning} isProvisional={plan.isProvisional} />
          {opened !== null && isTouched && <p className={styles.note}>{t('patrolPlan.touched')}</p>}
          <div className={styles.actions}>
            <Button onClick={planAnew}>{t('patrolPlan.again')}</Button>
            <ToggleButton isDisabled={undone.length === 0} title={t('patrolPlan.undoHint')} onClick={undo}>
              {t('patrolPlan.undo')}
            </ToggleButton>
            <Button onClick={props.onPrint}>{t('patrolPlan.print')}</Button>
            {FILES.map(({ name, extension, type, write }) => (
              <ToggleButton
                key={name}
                isDisabled={isPlanning}
                title={fileHint}
                onClick={() =>
                  saveFile(
                    `${fileName(document.settings.date)}.${extension}`,
                    type,
                    write(document.rounds, `${t('patrolPlan.sheetTitle')} ${document.settings.date}`),
                  )
                }
              >
                {name}
              </ToggleButton>
            ))}
          </div>
        </>
      )}
    </Panel>
  );
}

/** The files that a plan can be taken away as. */
const FILES = [
  { name: 'GPX', extension: 'gpx', type: 'application/gpx+xml', write: planGpx },
  { name: 'GeoJSON', extension: 'geojson', type: 'application/geo+json', write: planGeoJson },
  { name: 'CSV', extension: 'csv', type: 'text/csv;charset=utf-8', write: planCsv },
] as const;

const fileName = (date: string): string => `gridlight-patrol-${date}`;
