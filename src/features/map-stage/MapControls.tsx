import { useTranslation } from 'react-i18next';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import { IconButton } from '../../ui/Button.tsx';
import { PainterSwitch } from './PainterSwitch.tsx';
import * as styles from './MapControls.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** Zoom buttons, the way back to the whole city, and who draws. */
export function MapControls(props: { map: GridlightMap | null; painter: PainterChoice | undefined }) {
  const { map, painter } = props;
  const { t } = useTranslation();
  const changeFilter = useFilter((state) => state.change);
  const changeView = useView((state) => state.change);
  return (
    <>
      <div className={`${styles.controls} ${utilities.pointerOnly}`}>
        <IconButton icon="plus" label={t('map.zoomIn')} onClick={() => map?.map.zoomIn()} />
        <IconButton icon="minus" label={t('map.zoomOut')} onClick={() => map?.map.zoomOut()} />
        <IconButton
          icon="home"
          label={t('map.home')}
          onClick={() => {
            changeFilter({ unitCode: null });
            changeView({ camera: null, selection: null });
          }}
        />
      </div>
      {painter !== undefined && <PainterSwitch choice={painter} />}
    </>
  );
}
