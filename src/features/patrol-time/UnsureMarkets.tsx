import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfirmingRole } from '../../domain/cases/confirming-roles.ts';
import { contradictingDates } from '../../domain/time/market-rules.ts';
import { confirmerText } from '../../i18n/confirmer-text.ts';
import { formatMinute } from '../../i18n/format.ts';
import { ruleText } from '../../i18n/market-rule-text.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmRule } from './ConfirmRule.tsx';
import { marketsOf, type Market } from './known-markets.ts';
import { observedDates } from './observed-dates.ts';
import { TakeBackRule } from './TakeBackRule.tsx';
import * as styles from './PatrolTime.module.css';

/**
 * Markets of which nobody knows the days, with the dates on which they were seen; and those whose days were confirmed here.
 * A local user confirms a rule, or takes it back.
 */
export function UnsureMarkets({ places, reload }: { places: readonly PlaceRecord[]; reload: () => void }) {
  const { t } = useTranslation();
  const markets = marketsOf(places).filter(
    ({ rule, market }) => rule.kind === 'unknown' || market.ruleOfData !== undefined,
  );
  const [openId, setOpenId] = useState<string | null>(null);
  const [role, setRole] = useState<ConfirmingRole | null>(null);
  if (markets.length === 0) return null;
  const done = () => {
    setOpenId(null);
    reload();
  };
  return (
    <section aria-label={t('patrolTime.unsure.title')}>
      <h3 className={styles.subtitle}>{t('patrolTime.unsure.title')}</h3>
      <ul className={styles.markets}>
        {markets.map((one) => (
          <li key={one.id} className={styles.unsure}>
            <div className={styles.unsureHead}>
              <span className={styles.marketName}>{one.name}</span>
              <MarketState one={one} />
              <Button onClick={() => setOpenId(openId === one.id ? null : one.id)}>
                {openId === one.id
                  ? t('patrolTime.unsure.close')
                  : t(one.market.ruleOfData ? 'patrolTime.unsure.takeBack' : 'patrolTime.unsure.confirm')}
              </Button>
            </div>
            <p className={styles.note}>{noteOf(one)}</p>
            {openId === one.id &&
              (one.market.ruleOfData ? (
                <TakeBackRule placeId={one.id} role={role} onRole={setRole} onDone={done} />
              ) : (
                <ConfirmRule
                  placeId={one.id}
                  observed={observedDates(one.market)}
                  role={role}
                  onRole={setRole}
                  onDone={done}
                />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );

  function noteOf({ market, rule }: Market): string {
    const observed = observedDates(market);
    const seen =
      observed.length === 0
        ? t('place.noneObserved')
        : t('place.observed', { dates: observed.join(t('place.comma')) });
    if (market.ruleOfData === undefined) return seen;
    const missed = contradictingDates(rule, observed);
    const confirmed = t('patrolTime.unsure.confirmedBy', {
      who: confirmerText(market.confirmedBy ?? '', t),
      at: market.confirmedAt === undefined ? '' : formatMinute(Date.parse(market.confirmedAt)),
    });
    return missed.length === 0
      ? confirmed
      : `${confirmed} · ${t('patrolTime.unsure.missed', { dates: missed.join(t('place.comma')) })}`;
  }
}

function MarketState({ one: { rule, market } }: { one: Market }) {
  const { t } = useTranslation();
  return market.ruleOfData === undefined ? (
    <Badge>{t('place.ruleKind.unknown')}</Badge>
  ) : (
    <Badge tone="good">✓ {ruleText(rule, t)}</Badge>
  );
}
