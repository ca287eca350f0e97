import type { TFunction } from 'i18next';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import { labelIn, type Language } from '../../domain/view/languages.ts';

/** What kind of map this is, and with the sources of its data. */
export function noticeOf(
  dataset: DatasetReply,
  language: Language,
  t: TFunction,
): { kind: string; sources: string; whole: string } {
  const kind = [
    labelIn(dataset.notice, language) ??
      (dataset.basemap.kind === 'schematic' ? t('notice.schematic') : undefined),
    dataset.synthetic ? t('notice.synthetic') : undefined,
    dataset.mapApprovalNo === undefined ? undefined : t('notice.approval', { no: dataset.mapApprovalNo }),
  ].filter((part) => part !== undefined);
  const { attribution } = dataset;
  return {
    kind: kind.join(' · '),
    sources: attribution.join(' · '),
    whole: [...kind, ...attribution].join(' · '),
  };
}
