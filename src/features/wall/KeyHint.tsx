import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as styles from './wall.module.css';

const SHOWN_MS = 10_000;

/** Says what the keys of the remote control do: when the wall begins, and for a while after each key. */
export function KeyHint() {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const hide = (): void => setShown(false);
    let timer = setTimeout(hide, SHOWN_MS);
    const show = (): void => {
      clearTimeout(timer);
      timer = setTimeout(hide, SHOWN_MS);
      setShown(true);
    };
    addEventListener('keydown', show, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', show, { capture: true });
    };
  }, []);
  if (!isShown) return null;
  return (
    <aside aria-label={t('wall.keys')}>
      <p className={styles.keys}>{t('wall.hint')}</p>
    </aside>
  );
}
