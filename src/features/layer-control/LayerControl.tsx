import { useTranslation } from 'react-i18next';
import { LAYER_IDS } from '../../domain/view/layer-ids.ts';
import { METRICS, type ViewLevel } from '../../domain/view/map-view.ts';
import { useView } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Switch } from '../../ui/Switch.tsx';
import * as styles from './LayerControl.module.css';
import * as utilities from '../../ui/utilities.module.css';

const LEVELS = ['auto', 'county', 'township', 'village', 'finest'] as const satisfies readonly ViewLevel[];

/** Which layers are on, by what the grids are coloured, and at which level. */
export function LayerControl() {
  const { t } = useTranslation();
  const metric = useView((state) => state.view.metric);
  const level = useView((state) => state.view.level);
  const layers = useView((state) => state.view.layers);
  const change = useView((state) => state.change);
  const toggle = useView((state) => state.toggleLayer);
  const shownLevel = LEVELS.find((name) => name === level) ?? 'finest';
  return (
    <Panel title={t('layersPanel.title')} state={{ kind: 'ready' }} collapsible className={styles.control}>
      <span className={utilities.fieldLabel}>{t('layersPanel.metric')}</span>
      <Segmented
        label={t('layersPanel.metric')}
        options={METRICS.map((value) => ({
          value,
          label: t(`metricShort.${value}`),
          title: t(`metric.${value}`),
        }))}
        value={metric}
        onChange={(value) => change({ metric: value })}
      />
      <span className={utilities.fieldLabel}>{t('layersPanel.level')}</span>
      <Segmented
        label={t('layersPanel.level')}
        options={LEVELS.map((value) => ({
          value,
          label: t(`levelShort.${value}`),
          title: t(`level.${value}`),
        }))}
        value={shownLevel}
        onChange={(value) => change({ level: value })}
      />
      <span className={utilities.fieldLabel}>{t('layersPanel.layers')}</span>
      <div className={styles.list}>
        {LAYER_IDS.map((layer) => (
          <Switch key={layer} checked={layers.includes(layer)} onChange={() => toggle(layer)}>
            {t(`layer.${layer}`)}
          </Switch>
        ))}
      </div>
    </Panel>
  );
}
