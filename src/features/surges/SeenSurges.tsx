import { useTranslation } from 'react-i18next';
import type { SurgeGroup } from '../../domain/situation/surge-groups.ts';
import { formatCount, formatTimeOn } from '../../i18n/format.ts';
import { fullCode } from '../../domain/grids/codes.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';
import { useInterface } from '../../state/hooks.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { useSurgeNames } from './use-surge-names.ts';
import { useToldHeight } from './use-told-height.ts';
import * as styles from './SurgeStrip.module.css';

/** One line for all that was acknowledged and still goes on; it opens the list, where that is taken back. */
export function SeenSurges({
  group,
  others,
  asOf,
}: {
  group: SurgeGroup<SurgeRecord>;
  others: number;
  /** Of the answer, epoch ms. */
  asOf: number;
}) {
  const { t } = useTranslation();
  const { unit } = useSurgeNames();
  const show = useInterface((state) => state.show);
  const line = useToldHeight<HTMLButtonElement>('--below-surges');
  const at = Math.max(...group.all.map(({ acknowledgedAt }) => acknowledgedAt ?? 0));
  return (
    <button
      type="button"
      ref={line}
      className={styles.seenLine}
      data-part="surges"
      title={t('surge.list')}
      onClick={() => show({ kind: 'surges' })}
    >
      <Shape shape="triangle" colour="var(--warning)" />
      {[
        `${t('surge.title')} ${unit(fullCode(group.countyCode))} ${formatCount(group.lead.count)}`,
        t('surge.acknowledgedAt', { time: formatTimeOn(at, asOf) }),
        ...(others > 0 ? [t('surge.more', { n: others })] : []),
      ].join(' · ')}
    </button>
  );
}
