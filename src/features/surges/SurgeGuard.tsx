import { useTranslation } from 'react-i18next';
import { fullCode } from '../../domain/grids/codes.ts';
import { useInterface, useView } from '../../state/hooks.tsx';
import { isPresenterView } from '../../state/view/view-state.ts';
import { Shape } from '../../ui/Shape.tsx';
import { AcknowledgeButton, OthersButton } from './SurgeButtons.tsx';
import type { SurgeNotice } from './surge-notice.ts';
import { surgeWords } from './surge-words.ts';
import { useAcknowledgementKey, useShownSurges } from './use-acknowledge.ts';
import { useSurgeNames } from './use-surge-names.ts';
import { useSurgeTone } from './use-surge-tone.ts';
import { useSurgeNews, useSurges } from './use-surges.ts';
import { useToldHeight } from './use-told-height.ts';
import * as styles from './SurgeLine.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** Watches for what comes in a crowd, whatever the page shows, and says it above the page where no strip does. */
export function SurgeGuard() {
  const isPresenter = useView(({ view }) => isPresenterView(view));
  return isPresenter ? null : <Watch />;
}

function Watch() {
  const { surges, notice } = useSurges();
  const isOnMap = useView(({ view }) => view.page === 'map');
  const show = useInterface((state) => state.show);
  useSurgeNews();
  useSurgeTone(surges);
  // Where something is to be acknowledged, what shows it has the key.
  useAcknowledgementKey(() => {
    if (notice === undefined && isOnMap) show({ kind: 'surges' });
  });
  return notice === undefined || notice.isInStrip ? null : <SurgeLine notice={notice} isOnMap={isOnMap} />;
}

function SurgeLine({ notice, isOnMap }: { notice: SurgeNotice; isOnMap: boolean }) {
  const { t } = useTranslation();
  const { group, others } = notice;
  const { seen, error } = useShownSurges(group.fresh);
  const names = useSurgeNames();
  const line = useToldHeight<HTMLElement>('--above-page');
  const { headline, usual, where } = surgeWords(t, group.lead, names);
  return (
    <section ref={line} className={styles.line} data-part="surge-line" aria-label={t('surge.title')}>
      <p className={utilities.visuallyHidden} role="alert">
        {t('surge.title')} {names.unit(fullCode(group.countyCode))}
      </p>
      <Shape shape="triangle" colour="var(--warning)" />
      <p className={styles.words}>
        <span>{t('surge.title')}</span> <strong>{headline}</strong>{' '}
        {[usual, error === null ? where : t('surge.failed', { message: error.message })].join(' · ')}
      </p>
      {others > 0 && !isOnMap && <span>{t('surge.more', { n: others })}</span>}
      {others > 0 && isOnMap && <OthersButton n={others} />}
      <AcknowledgeButton onClick={seen} />
    </section>
  );
}
