import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../api/places.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { isMarketDay, nextMarketDay } from '../../domain/time/market-days.ts';
import { compatibleRules } from '../../domain/time/market-rules.ts';
import { confirmerText } from '../../i18n/confirmer-text.ts';
import { formatShare } from '../../i18n/format.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { DossierFrame, DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { ruleText } from '../../i18n/market-rule-text.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** One place of public life; a market tells its days in words, and what fits where nobody knows them. */
export function PlaceDossier({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(placesQuery);
  const select = useView((state) => state.select);
  const unitIndex = useUnitIndex();
  const place = data?.find((candidate) => candidate.id === id);
  if (place === undefined)
    return (
      <DossierFrame kind={t('search.kind.place')} title={id} onClose={() => select(null)}>
        <QueryPlaceholder error={error} retry={refetch} notFound={data && t('dossier.notFound', { id })} />
      </DossierFrame>
    );
  return (
    <DossierFrame
      kind={t('search.kind.place')}
      title={place.name}
      onClose={() => select(null)}
      badges={
        <>
          <Badge tone="accent">{t(`place.kinds.${place.kind}`)}</Badge>
          {place.market?.suburban === true && <Badge>{t('place.suburban')}</Badge>}
          <Badge>{t(`dossier.origin.${place.origin}`)}</Badge>
        </>
      }
    >
      {place.market !== undefined && <MarketDays market={place.market} />}
      <Facts
        facts={[
          place.unitCode !== undefined && {
            name: t('facility.unit'),
            value: unitIndex.get(place.unitCode)?.name ?? place.unitCode,
          },
          place.source !== undefined && { name: t('dossier.source'), value: place.source },
          place.note !== undefined && { name: t('dossier.note'), value: place.note },
        ]}
      />
      {place.accuracyM !== undefined && (
        <p className={dossierContent.note}>{t('place.accuracy', { n: place.accuracyM })}</p>
      )}
    </DossierFrame>
  );
}

function MarketDays({ market }: { market: NonNullable<PlaceRecord['market']> }) {
  const { t } = useTranslation();
  const today = useServerDay();
  const { rule, hours } = market;
  const held = today === undefined ? undefined : isMarketDay(rule, today);
  const next = today === undefined ? undefined : nextMarketDay(rule, today + 1);
  const state = held === undefined ? 'unknown' : held ? 'open' : 'closed';
  return (
    <DossierSection title={t('place.rule')} aside={ruleText(rule, t)}>
      <Facts
        facts={[
          {
            name: t('place.today'),
            value: <Badge tone={state === 'open' ? 'good' : 'plain'}>{t(`market.${state}`)}</Badge>,
          },
          next !== undefined && { name: t('place.next'), value: dateOfCivilDay(next) },
          hours !== undefined && { name: t('place.hours'), value: hours.join('–') },
        ]}
      />
      <p className={dossierContent.note}>
        {market.confirmedBy === undefined
          ? t('place.unconfirmed')
          : t('place.confirmed', { who: confirmerText(market.confirmedBy, t) })}
      </p>
      {rule.kind === 'unknown' && <CompatibleRules observed={rule.observed} />}
    </DossierSection>
  );
}

const SHOWN = 6;

function CompatibleRules({ observed }: { observed: readonly string[] }) {
  const { t } = useTranslation();
  const rules = compatibleRules(observed);
  if (rules.length === 0) return <p className={dossierContent.note}>{t('place.noneObserved')}</p>;
  return (
    <>
      <p className={dossierContent.note}>{t('place.observed', { dates: observed.join(t('place.comma')) })}</p>
      <h3 className={utilities.fieldLabel}>{t('place.compatible')}</h3>
      <ul className={dossierContent.plainList}>
        {rules.slice(0, SHOWN).map(({ rule, share }) => (
          <li key={JSON.stringify(rule)}>
            <span>{ruleText(rule, t)}</span>
            <span>{t('place.share', { share: formatShare(share, 0) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
