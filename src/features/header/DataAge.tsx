import { useTranslation } from 'react-i18next';
import type { LinkHealth } from '../../api/server-clock.ts';
import { spanUnits } from '../../i18n/format.ts';

/** From here on the data counts as old: five missed reports of a busy city. */
const STALE_AFTER_MS = 30 * 60_000;

/** How old the newest report is: green when fresh, amber when old, grey when the server is gone. */
export function DataAge({ link }: { link: LinkHealth }) {
  const { t } = useTranslation();
  const span = (ms: number): string => {
    const { key, n } = spanUnits(ms);
    return t(key, { n });
  };
  const picture = (): { tone: string; text: string } => {
    if (link.kind === 'waiting') return { tone: 'unknown', text: t('panel.loading') };
    if (link.kind === 'gone') return { tone: 'gone', text: t('dataAge.gone', { age: span(link.silentMs) }) };
    if (link.status !== 'ok') return { tone: 'stale', text: t(`dataAge.${link.status}`) };
    if (link.ageMs === null) return { tone: 'unknown', text: t('dataAge.unknown') };
    const isStale = link.ageMs > STALE_AFTER_MS;
    return {
      tone: isStale ? 'stale' : 'fresh',
      text: t(isStale ? 'dataAge.stale' : 'dataAge.fresh', { age: span(link.ageMs) }),
    };
  };
  const { tone, text } = picture();
  return (
    <span className="data-age" data-tone={tone}>
      <i aria-hidden="true" />
      {text}
    </span>
  );
}
