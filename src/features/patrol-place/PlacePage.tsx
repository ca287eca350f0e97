import { useTranslation } from 'react-i18next';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import { useView } from '../../state/hooks.tsx';
import { HOTSPOT_PICTURES } from '../../state/view/patrol-view.ts';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { HotspotTable } from './HotspotTable.tsx';
import { HubTable } from './HubTable.tsx';
import { KnoxPanel } from './KnoxPanel.tsx';
import { LineRibbon } from './LineRibbon.tsx';
import { PictureSettings } from './PictureSettings.tsx';
import { useHotspotRows } from './use-hotspot-rows.ts';
import { usePicture, type PictureReading } from './use-picture.ts';
import { usePlaceSettings } from './place-settings.ts';
import * as styles from './PlacePage.module.css';

/** Where thefts gather: the picture that the map draws, how it is made, and its places in order. */
export function PlacePage() {
  const { t } = useTranslation();
  const reading = usePicture();
  const { picture, city, filter } = reading;
  return (
    <>
      <Panel title={t('patrolPlace.title')} state={{ kind: 'ready' }} className={styles.fits} scrolls={false}>
        <PictureChoice />
        <PictureSettings />
        <Progress share={reading.progress} />
      </Panel>
      <PictureResult reading={reading} />
      {picture?.kind === 'nearRepeat' && <KnoxPanel picture={picture} />}
      {picture?.kind === 'lines' && (
        <>
          <LineRibbon picture={picture} />
          <HubTable city={city} filter={filter} />
        </>
      )}
    </>
  );
}

/** Six pictures, each with what it answers. */
function PictureChoice() {
  const { t } = useTranslation();
  const chosen = useView(({ view }) => view.patrol.picture);
  const changePatrol = useView((state) => state.changePatrol);
  const [, change] = usePlaceSettings();
  return (
    <fieldset className={styles.pictures} aria-label={t('patrolPlace.choice')}>
      {HOTSPOT_PICTURES.map((picture) => (
        <label key={picture} data-chosen={picture === chosen}>
          <input
            type="radio"
            name="hotspot-picture"
            value={picture}
            checked={picture === chosen}
            onChange={() => {
              changePatrol({ picture });
              change({ spot: null, segment: null });
            }}
          />
          <b>{t(`patrolPlace.picture.${picture}.name`)}</b>
          <span>{t(`patrolPlace.picture.${picture}.hint`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How far the work is; nothing is said of work that takes no time. */
function Progress({ share }: { share: number | null }) {
  const { t } = useTranslation();
  return (
    <progress
      className={styles.progress}
      aria-label={t('patrolPlace.progress')}
      data-busy={share !== null}
      max={1}
      value={share ?? 0}
    />
  );
}

function PictureResult({ reading }: { reading: PictureReading }) {
  const { t } = useTranslation();
  const { picture, error, retry, isOutdated } = reading;
  const result = useHotspotRows(reading);
  const state = (): PanelState => {
    if (error !== null)
      return { kind: 'failed', message: t('panel.failed'), hint: error.message, retry };
    if (picture === undefined || result === undefined) return { kind: 'loading' };
    if (picture.facts.cases === 0) return { kind: 'empty', message: t('patrolPlace.noCases') };
    if (isOutdated) return { kind: 'stale', message: t('patrolPlace.outdated') };
    if (result.rows.length === 0) return { kind: 'empty', message: t(result.emptyKey, result.values) };
    return { kind: 'ready' };
  };
  return (
    <Panel
      title={t('patrolPlace.ranking')}
      aside={
        picture &&
        t('patrolPlace.counted', {
          cases: formatCount(picture.facts.cases),
          n: formatNumber(picture.facts.weight, 1),
        })
      }
      state={state()}
      className={styles.grows}
    >
      {result && <HotspotTable result={result} />}
    </Panel>
  );
}
