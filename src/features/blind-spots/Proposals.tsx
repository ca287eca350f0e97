import { useTranslation } from 'react-i18next';
import { useKnownPlaces } from '../../api/known-places.ts';
import type { BlindSpots, Proposal, UnknownSectors } from '../../domain/blind-spots/blind-spots.ts';
import { describePlace } from '../../domain/geo/describe-place.ts';
import { formatNumber, formatShare } from '../../i18n/format.ts';
import { whereaboutsText } from '../../i18n/whereabouts-text.ts';
import { useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import * as styles from './BlindSpotsPanel.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The map shows a position this near. */
const POSITION_ZOOM = 16.5;

/** The next best positions in the order in which they gain; each flies to its place. */
export function Proposals({ found, way }: { found: BlindSpots; way: UnknownSectors }) {
  const { t } = useTranslation();
  const change = useView((state) => state.change);
  const known = useKnownPlaces();
  const { proposals } = found.ways[way];
  const most = proposals[0]?.gainPerYear ?? 1;
  const nameOf = ({ position }: Proposal): string => {
    const where = whereaboutsText(t, [], describePlace(position, known));
    return where === '' ? position.map((degrees) => degrees.toFixed(4)).join(', ') : where;
  };
  const fly = ({ position }: Proposal): void =>
    change({ camera: { center: position, zoom: POSITION_ZOOM, bearing: 0, pitch: 0 } });
  return (
    <DossierSection
      title={t('blindSpots.proposals', { k: proposals.length })}
      aside={t('blindSpots.perYear')}
    >
      {proposals.length === 0 && <p className={dossierContent.note}>{t('blindSpots.nothingUnseen')}</p>}
      <ol className={styles.proposals}>
        {proposals.map((proposal) => (
          <li key={proposal.order} data-order={proposal.order}>
            <button
              type="button"
              title={t('blindSpots.fly', { sum: formatShare(proposal.sumShare, 1) })}
              onClick={() => fly(proposal)}
            >
              <span className={styles.sign}>{proposal.order}</span>
              <span className={styles.name}>{nameOf(proposal)}</span>
              <strong>+{formatNumber(proposal.gainPerYear, 1)}</strong>
              <i style={{ width: `${(100 * proposal.gainPerYear) / most}%` }} />
              <small>
                {t('blindSpots.gain', { share: formatShare(proposal.gainShare, 1), n: proposal.cases })}
              </small>
            </button>
          </li>
        ))}
      </ol>
    </DossierSection>
  );
}
