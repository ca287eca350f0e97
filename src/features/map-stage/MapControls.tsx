import { useTranslation } from 'react-i18next';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/Button.tsx';

/** Zoom buttons and the way back to the whole city. */
export function MapControls({ map }: { map: GridlightMap | null }) {
  const { t } = useTranslation();
  const changeFilter = useFilter((state) => state.change);
  const changeView = useView((state) => state.change);
  return (
    <div className="map-controls">
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
  );
}
