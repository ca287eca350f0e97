import { useTranslation } from 'react-i18next';
import type { DatasetReply } from '../../schemas/dataset.ts';
import type { Language } from '../../state/view-state.ts';
import './notice.css';

/** The corner of the map that says what kind of map this is: schematic, synthetic, whose, and its approval number. */
export function Notice({ dataset, language }: { dataset: DatasetReply; language: Language }) {
  const { t } = useTranslation();
  const parts = [
    dataset.notice?.[language] ?? (dataset.basemap.kind === 'schematic' ? t('notice.schematic') : undefined),
    dataset.synthetic ? t('notice.synthetic') : undefined,
    ...dataset.attribution,
    dataset.mapApprovalNo === undefined ? undefined : t('notice.approval', { no: dataset.mapApprovalNo }),
  ].filter((part) => part !== undefined);
  return <p className="notice">{parts.join(' · ')}</p>;
}
