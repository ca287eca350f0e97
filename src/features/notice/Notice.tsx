import { useTranslation } from 'react-i18next';
import type { DatasetReply } from '../../schemas/dataset.ts';
import { labelIn, type Language } from '../../domain/view/languages.ts';
import * as styles from './Notice.module.css';

/**
 * The corner of the map that says what kind of map this is: schematic, synthetic, its approval number, whose data. One
 * line; on a small screen the sources stay in its tooltip and in the help.
 */
export function Notice({ dataset, language }: { dataset: DatasetReply; language: Language }) {
  const { t } = useTranslation();
  const kind = [
    labelIn(dataset.notice, language) ??
      (dataset.basemap.kind === 'schematic' ? t('notice.schematic') : undefined),
    dataset.synthetic ? t('notice.synthetic') : undefined,
    dataset.mapApprovalNo === undefined ? undefined : t('notice.approval', { no: dataset.mapApprovalNo }),
  ].filter((part) => part !== undefined);
  const whole = [...kind, ...dataset.attribution].join(' · ');
  return (
    <p className={styles.notice} title={whole}>
      {kind.join(' · ')}
      {dataset.attribution.length > 0 && (
        <span className={styles.sources}> · {dataset.attribution.join(' · ')}</span>
      )}
    </p>
  );
}
