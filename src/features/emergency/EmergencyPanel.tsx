import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { useInterface, useTab, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Elapsed } from './Elapsed.tsx';
import { EmergencyUnit } from './EmergencyUnit.tsx';
import { NearCameras } from './NearCameras.tsx';
import { NearPosts } from './NearPosts.tsx';
import { OnFoot } from './OnFoot.tsx';
import { StepLog } from './StepLog.tsx';
import { useEmergencySite, type EmergencySite } from './use-emergency-site.ts';
import { useStepLog } from './use-step-log.ts';
import { useSurroundings } from './use-surroundings.ts';
import { WaterNearby } from './WaterNearby.tsx';
import * as styles from './EmergencyPanel.module.css';
import * as dossierFrameStyles from '../../ui/DossierFrame.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as panelStyles from '../../ui/Panel.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** The emergency in the right column: how long ago, who and what is near, and what was done. */
export function EmergencyPanel() {
  const { t } = useTranslation();
  const { site, error, retry } = useEmergencySite();
  const show = useInterface((state) => state.show);
  const select = useView((state) => state.select);
  const eventNo = site?.eventNo;
  return (
    <section
      data-part="dossier"
      data-needs-width
      className={`${panelStyles.panel} ${panelStyles.solid} ${dossierFrameStyles.dossier} ${styles.panel}`}
      aria-label={t('emergency.title')}
    >
      <header className={dossierFrameStyles.head}>
        <div className={dossierFrameStyles.kind}>
          <span className={styles.mark}>{t('emergency.title')}</span>
          <Button onClick={() => show({ kind: 'endEmergency' })}>{t('emergency.end')}</Button>
        </div>
        {site !== undefined && (
          <>
            <h2>{site.title}</h2>
            {eventNo === undefined ? (
              <p className={dossierContent.note}>
                {site.position.map((degrees) => degrees.toFixed(5)).join(', ')}
              </p>
            ) : (
              <button
                type="button"
                className={dossierContent.link}
                title={t('emergency.openIncident')}
                onClick={() => select({ kind: 'incident', id: eventNo })}
              >
                {eventNo}
              </button>
            )}
            <EmergencyUnit site={site} />
            <Elapsed since={site.at} />
            <FromPage isUnanswered={site.isFromPage && error !== null} />
          </>
        )}
      </header>
      <div className={`${panelStyles.body} ${utilities.scroll} ${dossierFrameStyles.body} ${styles.body}`}>
        {site === undefined ? (
          <QueryPlaceholder error={error} retry={retry} />
        ) : (
          <Parts key={site.key} site={site} />
        )}
      </div>
    </section>
  );
}

function Parts({ site }: { site: EmergencySite }) {
  const { t } = useTranslation();
  const [part, setPart] = useTab('near');
  const { steps } = useStepLog(site.key).log;
  return (
    <>
      <div className={styles.tabs}>
        <Segmented
          label={t('emergency.tabs')}
          value={part}
          options={[
            { value: 'nearby' as const, label: t('emergency.nearby') },
            { value: 'log' as const, label: t('emergency.log', { n: steps.length }) },
          ]}
          onChange={setPart}
        />
      </div>
      {part === 'nearby' ? <Nearby site={site} /> : <StepLog site={site} />}
    </>
  );
}

function Nearby({ site }: { site: EmergencySite }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSurroundings(site.position);
  if (data === undefined)
    return (
      <>
        {error === null && <p role="status">{t('emergency.looking')}</p>}
        <QueryPlaceholder error={error} retry={refetch} />
      </>
    );
  const { unknown } = data;
  return (
    <div className={styles.nearby}>
      <WaterNearby waters={unknown.includes('waters') ? undefined : data.waters} />
      <NearCameras cameras={unknown.includes('cameras') ? undefined : data.cameras} />
      <NearPosts posts={unknown.includes('facilities') ? undefined : data.posts} />
      <OnFoot since={site.at} />
    </div>
  );
}

/** Stands above what is scrolled while the server is silent: what is shown is what the page holds. */
function FromPage({ isUnanswered }: { isUnanswered: boolean }) {
  const { t } = useTranslation();
  const isGone = useServerClock().connection.kind === 'gone';
  if (!isGone && !isUnanswered) return null;
  return (
    <p className={styles.fromPage} role="status" data-part="from-page">
      {t('emergency.fromPage')}
    </p>
  );
}
