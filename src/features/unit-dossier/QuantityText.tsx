import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import type { Origin, Quantity } from '../../schemas/common.ts';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const TONES: Record<Origin, Tone> = { reported: 'accent', derived: 'good', synthetic: 'plain' };

/** Where a value comes from: 报道值, 复算值 or 模拟. */
export function OriginBadge({ origin }: { origin: Origin }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[origin]}>{t(`dossier.origin.${origin}`)}</Badge>;
}

/** A quantity with its qualifier, unit, date and origin; its source is the tooltip. */
export function QuantityText({ quantity }: { quantity: Quantity }) {
  const { t } = useTranslation();
  return (
    <span className={dossierContent.quantity} title={quantity.source}>
      <span>
        {t(`dossier.qualifier.${quantity.qualifier}`)}
        {formatNumber(quantity.value)} {quantity.unit}
      </span>
      <small>{t('dossier.asOf', { date: quantity.asOf })}</small>
      <OriginBadge origin={quantity.origin} />
    </span>
  );
}
