import { useTranslation } from 'react-i18next';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import { useFilter, useTab, useView } from '../../state/hooks.tsx';
import { HOTSPOT_PICTURES, type HotspotPicture } from '../../state/view/patrol-view.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { HotspotTable } from './HotspotTable.tsx';
import type { HotspotRows } from './hotspot-rows.ts';
import { HubTable } from './HubTable.tsx';
import { KnoxPanel } from './KnoxPanel.tsx';
import { LineRibbon } from './LineRibbon.tsx';
import { PictureSettings } from './PictureSettings.tsx';
import { useHotspotRows } from './use-hotspot-rows.ts';
import { usePicture, type PictureReading } from './use-picture.ts';
import { NOTHING_CHOSEN, usePlaceSettings } from './place-settings.ts';
import * as styles from './PlacePage.module.css';

/** What is shown of a picture beside the map. */
const SECTIONS = {
  density: ['ranking'],
  significance: ['ranking'],
  trend: ['ranking'],
  clusters: ['ranking'],
  nearRepeat: ['ranking', 'knox'],
  lines: ['ranking', 'ribbon', 'hubs'],
} as const;
type Section = (typeof SECTIONS)[HotspotPicture][number];

/** Where thefts gather: the picture that the map draws, how it is made, and its places in order. */
export function PlacePage() {
  const { t } = useTranslation();
  const reading = usePicture();
  const { picture, city, filter } = reading;
  const kind = useView(({ view }) => view.patrol.picture);
  const hasLine = useView(({ view }) => view.patrol.lineId !== null);
  const [tab, choose] = useTab('place');
  const chosen = tab !== 'auto' ? tab : hasLine ? 'ribbon' : 'ranking';
  const sections: readonly Section[] = SECTIONS[kind];
  const section = sections.includes(chosen) ? chosen : 'ranking';
  return (
    <>
      <Panel title={t('patrolPlace.title')} state={{ kind: 'ready' }} className={styles.fits} scrolls={false}>
        <PictureChoice />
        <PictureSettings />
        <Progress share={reading.progress} />
        <ShowOnMap />
        {sections.length > 1 && (
          <Segmented
            label={t('patrolPlace.sections')}
            options={sections.map((value) => ({ value, label: t(`patrolPlace.section.${value}`) }))}
            value={section}
            onChange={choose}
          />
        )}
      </Panel>
      {section === 'ranking' && <PictureResult reading={reading} />}
      {section === 'knox' && picture?.kind === 'nearRepeat' && <KnoxPanel picture={picture} />}
      {section === 'ribbon' && picture?.kind === 'lines' && <LineRibbon picture={picture} />}
      {section === 'hubs' && <HubTable city={city} filter={filter} />}
    </>
  );
}

/** Six pictures; the chosen one says what it answers. */
function PictureChoice() {
  const { t } = useTranslation();
  const chosen = useView(({ view }) => view.patrol.picture);
  const changePatrol = useView((state) => state.changePatrol);
  const [, change] = usePlaceSettings();
  return (
    <>
      <fieldset className={styles.pictures} aria-label={t('patrolPlace.choice')}>
        {HOTSPOT_PICTURES.map((picture) => (
          <label
            key={picture}
            data-chosen={picture === chosen}
            title={t(`patrolPlace.picture.${picture}.hint`)}
          >
            <input
              type="radio"
              name="hotspot-picture"
              value={picture}
              checked={picture === chosen}
              onChange={() => {
                changePatrol({ picture });
                change(NOTHING_CHOSEN);
              }}
            />
            {t(`patrolPlace.picture.${picture}.name`)}
          </label>
        ))}
      </fieldset>
      <p className={styles.hint}>{t(`patrolPlace.picture.${chosen}.hint`)}</p>
    </>
  );
}

/** The way back where the switch of the hotspots is off. */
function ShowOnMap() {
  const { t } = useTranslation();
  const isOn = useView(({ view }) => view.layers.includes('hotspots'));
  const toggleLayer = useView((state) => state.toggleLayer);
  if (isOn) return null;
  return (
    <div className={styles.off}>
      <span>{t('patrolPlace.off')}</span>
      <Button onClick={() => toggleLayer('hotspots')}>{t('patrolPlace.show')}</Button>
    </div>
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
    if (error !== null) return { kind: 'failed', message: t('panel.failed'), hint: error.message, retry };
    if (picture === undefined || result === undefined) return { kind: 'loading' };
    if (picture.facts.cases === 0) return { kind: 'empty', message: t('patrolPlace.noCases') };
    if (isOutdated) return { kind: 'stale', message: t('patrolPlace.outdated') };
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
      {result !== undefined && result.rows.length > 0 && <HotspotTable result={result} />}
      {result !== undefined && result.rows.length === 0 && <NothingFound result={result} />}
    </Panel>
  );
}

/** Why the list is empty, and a longer window where that may help. */
function NothingFound({ result }: { result: HotspotRows }) {
  const { t } = useTranslation();
  const changeFilter = useFilter((state) => state.change);
  const hasAll = useFilter(({ filter: { range } }) => range.kind === 'preset' && range.preset === 'all');
  return (
    <>
      <p className={styles.nothing}>{t(result.emptyKey, result.values)}</p>
      {!hasAll && (
        <Button onClick={() => changeFilter({ range: { kind: 'preset', preset: 'all' } })}>
          {t('patrolPlace.useAll')}
        </Button>
      )}
    </>
  );
}
