import { useTranslation } from 'react-i18next';
import { BlindSpotsPanel } from '../features/blind-spots/BlindSpotsPanel.tsx';
import { TipsPanel } from '../features/tips/TipsPanel.tsx';
import { useView } from '../state/hooks.tsx';
import { TIPS_PAGES } from '../state/view/patrol-view.ts';
import { Segmented } from '../ui/Segmented.tsx';
import * as styles from './PatrolColumns.module.css';
import * as panelStyles from '../ui/Panel.module.css';

/** What to warn of, and where no camera looks. */
export function TipsPage() {
  const { t } = useTranslation();
  const page = useView(({ view }) => view.patrol.tipsPage);
  const changePatrol = useView((state) => state.changePatrol);
  return (
    <>
      <div className={`${panelStyles.panel} ${styles.strip}`}>
        <Segmented
          label={t('patrolTips.pages')}
          options={TIPS_PAGES.map((value) => ({ value, label: t(`patrolTips.pageOf.${value}`) }))}
          value={page}
          onChange={(tipsPage) => changePatrol({ tipsPage })}
        />
      </div>
      {page === 'tips' ? <TipsPanel /> : <BlindSpotsPanel />}
    </>
  );
}
