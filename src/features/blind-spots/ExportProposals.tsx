import { useTranslation } from 'react-i18next';
import type { BlindSpots, UnknownSectors } from '../../domain/blind-spots/blind-spots.ts';
import { proposalFeatures, proposalRows } from '../../domain/blind-spots/export-proposals.ts';
import { toCsv } from '../../domain/emergency/export-steps.ts';
import { dayKey } from '../../domain/time/zone.ts';
import { useView } from '../../state/hooks.tsx';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import * as styles from './BlindSpotsPanel.module.css';

/** The positions as files, and the sectors of the cameras that are there, on the map. */
export function ExportProposals({ found, way }: { found: BlindSpots; way: UnknownSectors }) {
  const { t } = useTranslation();
  const hasSectors = useView(({ view }) => view.layers.includes('cameraSectors'));
  const toggleLayer = useView((state) => state.toggleLayer);
  const name = `gridlight-blind-spots-${dayKey(found.window.to - 1)}-${way}`;
  return (
    <p className={styles.actions}>
      <Button
        onClick={() => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(proposalRows(found, way)))}
      >
        CSV
      </Button>
      <Button
        onClick={() =>
          saveFile(`${name}.geojson`, 'application/geo+json', JSON.stringify(proposalFeatures(found, way)))
        }
      >
        GeoJSON
      </Button>
      <ToggleButton
        isOn={hasSectors}
        title={t('blindSpots.sectorsHint')}
        onClick={() => toggleLayer('cameraSectors')}
      >
        {t('layer.cameraSectors')}
      </ToggleButton>
    </p>
  );
}
