import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { durationText } from './span-text.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';
import * as styles from './Whistles.module.css';

/** 吹哨报到: departments called and arrived, and the usual time; a click opens the call that waits longest. */
export function Whistles(props: {
  whistles: Situation['whistles'];
  asOf: number;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  const say = usePhrase();
  const { whistles, asOf, names, go } = props;
  const { called, arrived, medianMs, waiting } = whistles;
  if (called === 0) return <p className={styles.whistles}>{t('situation.whistles.none')}</p>;
  const line = t('situation.whistles.line', {
    called: formatCount(called),
    arrived: formatCount(arrived),
    median: medianMs === null ? t('situation.noData') : say(durationText(medianMs)),
  });
  const [longest] = [...waiting].sort((a, b) => a.calledAt - b.calledAt);
  if (longest === undefined) return <p className={styles.whistles}>{line}</p>;
  return (
    <button
      type="button"
      className={styles.whistles}
      title={t('situation.whistles.waiting', {
        title: longest.title,
        departments: longest.departments.map((code) => names.department(code)).join(' · '),
        span: say(durationText(asOf - longest.calledAt)),
        n: formatCount(waiting.length),
      })}
      onClick={() => go.toIncident(longest.eventNo)}
    >
      {line}
    </button>
  );
}
