import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import * as styles from './MapStage.module.css';

/** Lines over the map: how it is, which legs of an opened spot are shown, and a base map that cannot be read. */
export function MapNotes(props: {
  message: string | undefined;
  legs: { readonly shown: number; readonly total: number } | undefined;
  basemapError: Error | null;
}) {
  const { t } = useTranslation();
  const { message, legs, basemapError } = props;
  return (
    <>
      {message !== undefined && (
        <p className={styles.health} role="status">
          {message}
        </p>
      )}
      {legs !== undefined && legs.shown < legs.total && (
        <p className={styles.note} role="status">
          {t('map.newestOf', { n: legs.shown, all: formatCount(legs.total) })}
        </p>
      )}
      {basemapError !== null && (
        <p className={styles.health} role="alert">
          {t('failure.basemap', { message: basemapError.message })}
        </p>
      )}
    </>
  );
}
