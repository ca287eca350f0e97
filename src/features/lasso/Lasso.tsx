import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useAppState, useFilter, useInterface } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { DrawnArea } from './DrawnArea.tsx';
import { LassoStroke } from './LassoStroke.tsx';
import * as styles from './Lasso.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** Drawing an area over the map, the area itself, and the button that begins it, which goes into `controlsHost`. */
export function Lasso(props: { map: GridlightMap | null; controlsHost: HTMLElement | null }) {
  const { map, controlsHost } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const ring = useFilter(({ filter }) => filter.lasso);
  const isDrawing = useInterface((store) => store.isDrawingLasso);
  return (
    <>
      {map !== null && ring !== null && <DrawnArea map={map.map} ring={ring} isDimmed={isDrawing} />}
      {map !== null && isDrawing && <LassoStroke map={map.map} />}
      {controlsHost !== null &&
        createPortal(
          <div className={`${styles.controls} ${utilities.pointerOnly}`}>
            <IconButton
              icon="lasso"
              label={`${t(ring === null ? 'lasso.draw' : 'lasso.redraw')} (L)`}
              pressed={isDrawing}
              onClick={() => commandOf('filter.lasso').run(state)}
            />
            {ring !== null && (
              <IconButton
                icon="close"
                label={t('lasso.remove')}
                onClick={() => state.filter.getState().change({ lasso: null })}
              />
            )}
          </div>,
          controlsHost,
        )}
    </>
  );
}
