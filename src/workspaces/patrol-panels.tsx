import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PatrolTime } from '../features/patrol-time/PatrolTime.tsx';
import { MarketPoster } from '../features/tips/MarketPoster.tsx';
import { PatrolSeries } from '../features/patrol-series/PatrolSeries.tsx';
import { ForecastCard } from '../features/patrol-forecast/ForecastCard.tsx';
import { PlanPage } from '../features/patrol-plan/PlanPage.tsx';
import { PlacePage } from '../features/patrol-place/PlacePage.tsx';
import type { CodeTables } from '../schemas/code-tables.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useView } from '../state/hooks.tsx';
import { useToolsPage } from '../state/tools-page.ts';
import { DESK_LEFT_PAGES, DESK_RIGHT_PAGES } from '../state/view/patrol-view.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { TipsPage } from './TipsPage.tsx';
import * as styles from './PatrolColumns.module.css';
import * as chipStyles from '../ui/chip-strip.module.css';
import * as panelStyles from '../ui/Panel.module.css';

/* The columns of the patrol desk: fetched when it is entered. */

export { PlaceOnMap } from '../features/patrol-place/PlaceOnMap.tsx';

/** What its panels get. */
export interface DeskPanelInput {
  readonly codeTables: CodeTables;
  readonly connection: EngineConnection;
}

/** When, where and how sure; layers and filters (`tools`) are its last page. */
export function PatrolLeft(
  props: DeskPanelInput & { tools: ReactNode; chips: ReactNode; reload: () => void },
) {
  const { tools, chips, reload } = props;
  const { t } = useTranslation();
  const page = useView(({ view }) => view.patrol.left);
  const changePatrol = useView((state) => state.changePatrol);
  const { areToolsOpen, showTools } = useToolsPage();
  const value = areToolsOpen ? 'tools' : page;
  const labels = {
    time: t('patrolTime.page'),
    place: t('patrolPlace.page'),
    forecast: t('patrolForecast.page'),
    tools: t('patrol.tools'),
  };
  return (
    <div className={styles.stack}>
      <div className={`${panelStyles.panel} ${styles.strip}`}>
        <Segmented
          label={t('patrol.leftPages')}
          options={[...DESK_LEFT_PAGES, 'tools' as const].map((each) => ({
            value: each,
            label: labels[each],
          }))}
          value={value}
          onChange={(chosen) => {
            showTools(chosen === 'tools');
            if (chosen !== 'tools') changePatrol({ left: chosen });
          }}
        />
      </div>
      {value !== 'tools' && <div className={chipStyles.chips}>{chips}</div>}
      {
        { time: <PatrolTime reload={reload} />, place: <PlacePage />, forecast: <ForecastCard />, tools }[
          value
        ]
      }
    </div>
  );
}

/** Tonight's plan, which cases belong together, the cases themselves, tips; a dossier takes the place of all. */
export function PatrolRight(props: DeskPanelInput & { dossier: ReactNode; list: ReactNode }) {
  const { t } = useTranslation();
  const page = useView(({ view }) => view.patrol.right);
  const posterId = useView(({ view }) => view.patrol.posterId);
  const changePatrol = useView((state) => state.changePatrol);
  const select = useView((state) => state.select);
  const labels = {
    plan: t('patrolPlan.page'),
    series: t('patrolSeries.page'),
    cases: t('patrol.cases'),
    tips: t('patrolTips.page'),
  };
  return (
    <div className={styles.stack}>
      {props.dossier ?? (
        <>
          <div className={`${panelStyles.panel} ${styles.strip}`}>
            <Segmented
              label={t('patrol.rightPages')}
              options={DESK_RIGHT_PAGES.map((each) => ({ value: each, label: labels[each] }))}
              value={page}
              onChange={(right) => changePatrol({ right })}
            />
          </div>
          {
            {
              plan: <PlanPage />,
              series: <PatrolSeries onOpenCase={(id) => select({ kind: 'case', id })} />,
              cases: props.list,
              tips: <TipsPage />,
            }[page]
          }
        </>
      )}
      {posterId !== null && <MarketPoster placeId={posterId} />}
    </div>
  );
}
