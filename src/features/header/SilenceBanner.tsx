import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkHealth } from '../../api/server-clock.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';

/**
 * Says across the page that the server is gone and since when (`now`: the server's time as it would be, epoch ms), and
 * marks the document with `data-link`, by which numbers that may be old are greyed.
 */
export function SilenceBanner({ link, now }: { link: LinkHealth; now: number | undefined }) {
  const { t } = useTranslation();
  const { kind } = link;
  useEffect(() => {
    document.documentElement.dataset['link'] = kind;
  }, [kind]);
  if (kind !== 'gone') return null;
  return (
    <p className="silence-banner" role="alert">
      {now === undefined
        ? t('dataAge.silent')
        : t('dataAge.silentSince', { time: formatTimeOfDay(now - link.silentMs) })}
    </p>
  );
}
