import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatSecond } from '../../i18n/format.ts';
import { OneCause } from './OneCause.tsx';
import { SilentGrids } from './SilentGrids.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import { UnusualNow } from './UnusualNow.tsx';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';

/** What the reports mean: who is silent, what belongs together, what is unusual now; each with its reason. */
export function Comprehension({
  reading,
  names,
  go,
}: {
  reading: SituationReading;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  return (
    <SituationPanel
      title={t('situation.meaning.title')}
      reading={reading}
      size="reads"
      aside={({ rulesAsOf }) =>
        rulesAsOf === null ? t('situation.noData') : t('situation.since', { time: formatSecond(rulesAsOf) })
      }
    >
      {(situation) => (
        <>
          <SilentGrids situation={situation} names={names} go={go} />
          <OneCause situation={situation} names={names} go={go} />
          <UnusualNow situation={situation} names={names} go={go} />
        </>
      )}
    </SituationPanel>
  );
}
