import { useTranslation } from 'react-i18next';
import { BLIND_SPOT_CELL_M, UNKNOWN_SECTORS, type BlindSpots } from '../../domain/blind-spots/blind-spots.ts';
import { formatCount, formatDate, formatNumber, formatShare } from '../../i18n/format.ts';
import { useTab } from '../../state/hooks.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ExportProposals } from './ExportProposals.tsx';
import { Proposals } from './Proposals.tsx';
import { useBlindSpots, type BlindSpotSearch } from './use-blind-spots.ts';
import { useBlindSpotScene } from './use-blind-spot-scene.ts';
import * as styles from './BlindSpotsPanel.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** How far a new camera may see, m: what is usual here is 60 m. */
const VIEW_RADII = ['30', '60', '100'] as const;
/** Fewer cases than this say nothing of risk. */
const FEWEST_CASES = 5;

/** Where thefts are to be expected and no camera looks, and the next best positions for one more. */
export function BlindSpotsPanel() {
  const { t } = useTranslation();
  const [radius, setRadius] = useTab('radius');
  const [way, setWay] = useTab('sectors');
  const search = useBlindSpots(Number(radius));
  const found = search.found && search.found.cases >= FEWEST_CASES ? search.found : undefined;
  useBlindSpotScene(found, way);
  return (
    <Panel
      title={t('blindSpots.title')}
      aside={
        search.share !== null
          ? t('blindSpots.progress', { share: formatShare(search.share, 0) })
          : found && t('blindSpots.aside', { n: formatCount(found.cases) })
      }
      state={useStateOf(search)}
    >
      {found && (
        <>
          <Totals found={found} />
          <span className={utilities.fieldLabel}>{t('blindSpots.unknownAs')}</span>
          <Segmented
            label={t('blindSpots.unknownAs')}
            options={UNKNOWN_SECTORS.map((value) => ({ value, label: t(`blindSpots.way.${value}`) }))}
            value={way}
            onChange={setWay}
          />
          <span className={utilities.fieldLabel}>{t('blindSpots.viewRadius')}</span>
          <Segmented
            label={t('blindSpots.viewRadius')}
            options={VIEW_RADII.map((value) => ({ value, label: t('blindSpots.metres', { n: value }) }))}
            value={radius}
            onChange={setRadius}
          />
          <Proposals found={found} way={way} />
          <ExportProposals found={found} way={way} />
          <Notes found={found} />
        </>
      )}
    </Panel>
  );
}

function useStateOf({ found, fault }: BlindSpotSearch): PanelState {
  const { t } = useTranslation();
  if (fault !== null)
    return { kind: 'failed', message: t('panel.failed'), hint: fault.message, retry: fault.retry };
  if (found === undefined) return { kind: 'loading' };
  return found.cases < FEWEST_CASES
    ? { kind: 'empty', message: t('blindSpots.tooFew', { n: found.cases }) }
    : { kind: 'ready' };
}

/** What nobody sees, counted both ways, and what the positions would gain. */
function Totals({ found }: { found: BlindSpots }) {
  const { t } = useTranslation();
  return (
    <table className={styles.totals}>
      <thead>
        <tr>
          <td />
          {UNKNOWN_SECTORS.map((way) => (
            <th key={way} scope="col">
              {t(`blindSpots.way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('blindSpots.unseen')}</th>
          {UNKNOWN_SECTORS.map((way) => (
            <td key={way}>
              <strong>{formatNumber(found.ways[way].unseenPerYear, 1)}</strong>
              <small>{formatShare(found.ways[way].unseenPerYear / found.perYear, 0)}</small>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            {t('blindSpots.gained', {
              k: Math.max(...UNKNOWN_SECTORS.map((way) => found.ways[way].proposals.length)),
            })}
          </th>
          {UNKNOWN_SECTORS.map((way) => {
            const share = found.ways[way].proposals.at(-1)?.sumShare ?? 0;
            return (
              <td key={way}>
                <strong>{formatNumber(share * found.perYear, 1)}</strong>
                <small>{formatShare(share, 0)}</small>
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}

/** Window, n, method, and what is not known. */
function Notes({ found }: { found: BlindSpots }) {
  const { t } = useTranslation();
  const { period, cases, insideBus, cameras, perYear } = found;
  return (
    <>
      <p className={dossierContent.note}>
        {t('blindSpots.method', {
          from: formatDate(period.from),
          to: formatDate(period.to - 1),
          n: formatCount(cases),
          bus: insideBus,
          cell: BLIND_SPOT_CELL_M,
          expected: formatNumber(perYear, 1),
        })}
      </p>
      <p className={dossierContent.note} data-caveat="unknown-sectors">
        {t('blindSpots.caveat', {
          known: formatCount(cameras.withSector),
          n: formatCount(cameras.standing),
          unplaced: cameras.withoutPosition,
          broken: cameras.outOfOrder,
        })}
      </p>
    </>
  );
}
