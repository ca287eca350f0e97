import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount, formatTimeOn } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import type { Navigation } from './use-navigation.ts';
import * as styles from './MarketCameras.module.css';

/** Whether the cameras see where the crowd is: online of all within 500 m of the markets of today. */
export function MarketCameras({ reading, go }: { reading: SituationReading; go: Navigation }) {
  const { t } = useTranslation();
  const ofAll = ({ asOf: now, cameras: { online, total, asOf } }: Situation): string =>
    total === 0
      ? t('situation.cameras.noneAtAll')
      : t('situation.cameras.ofAll', {
          online: formatCount(online),
          total: formatCount(total),
          at: asOf === null ? t('situation.cameras.noTime') : formatTimeOn(asOf, now),
        });
  return (
    <SituationPanel
      title={t('situation.cameras.title')}
      reading={reading}
      size="capped"
      aside={ofAll}
      empty={({ cameras }) =>
        cameras.nearMarkets.length === 0 ? t('situation.cameras.noMarket') : undefined
      }
    >
      {({ cameras }) => (
        <ul className={styles.rows} aria-label={t('situation.cameras.title')} onKeyDown={moveFocusByArrows}>
          {cameras.nearMarkets.map((market, index) => (
            <li key={market.placeId}>
              <button
                type="button"
                className={styles.row}
                data-row
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => go.toPlace(market.placeId)}
              >
                <MarketMark {...market} />
                <strong>{market.name}</strong>
                <span className={styles.figure}>
                  {market.total === 0
                    ? t('situation.cameras.noneNear')
                    : t('situation.cameras.near', {
                        online: formatCount(market.online),
                        total: formatCount(market.total),
                      })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </SituationPanel>
  );
}

function MarketMark({ online, total }: { online: number; total: number }) {
  if (total === 0) return <Shape shape="ring" colour="var(--muted)" crossed />;
  if (online === total) return <Shape shape="circle" colour="var(--good)" />;
  return <Shape shape="triangle" colour="var(--warning)" />;
}
