import { useTranslation } from 'react-i18next';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { NOTHING_CHOSEN, usePlaceSettings } from './place-settings.ts';
import { useFly } from './use-fly.ts';
import type { HotspotRows } from './hotspot-rows.ts';
import * as styles from './PlacePage.module.css';

/** Hotspots by name; a click shows one on the map. */
export function HotspotTable({ result }: { result: HotspotRows }) {
  const { t } = useTranslation();
  const [settings, change] = usePlaceSettings();
  const fly = useFly();
  return (
    <table className={styles.table} onKeyDown={moveFocusByArrows}>
      <thead>
        <tr>
          <th scope="col">{t('patrolPlace.head.name')}</th>
          {result.heads.map((head) => (
            <th key={head} scope="col" title={t(`patrolPlace.headHint.${head}`)}>
              {t(`patrolPlace.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.rows.map((row, index) => (
          <tr
            key={row.id}
            data-few={row.isFew}
            data-chosen={row.way === null ? settings.spot === row.position : settings.way === row.way}
            title={row.hint}
          >
            <th scope="row">
              <button
                type="button"
                data-row
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => {
                  if (row.way === null) {
                    change({ ...NOTHING_CHOSEN, spot: row.position });
                    fly.toSpot(row.position);
                  } else {
                    change({ ...NOTHING_CHOSEN, way: row.way });
                    fly.toWay(row.way);
                  }
                }}
              >
                <small>{index + 1}</small> {row.name}
              </button>
            </th>
            {row.values.map((value, at) => (
              <td key={at}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
