import { useTranslation } from 'react-i18next';
import { formatTimeOfDay } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { Shape } from '../../ui/Shape.tsx';
import { ReasonList } from './ReasonList.tsx';
import { unusualSentence } from './sentences.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';

/** Counts that the same hours of past weeks do not explain; a click goes into the unit. */
export function UnusualNow({ situation, names, go }: { situation: Situation; names: Names; go: Navigation }) {
  const { t } = useTranslation();
  const say = usePhrase();
  return (
    <ReasonList
      title={t('situation.unusual.title')}
      rule="unusual"
      situation={situation}
      none={t('situation.unusual.none')}
      rows={situation.unusual?.map((unusual) => ({
        key: `${unusual.unitCode} ${unusual.categoryCode}`,
        mark: <Shape shape="triangle" colour="var(--warning)" />,
        reason: say(unusualSentence(unusual), {
          unit: names.unit(unusual.unitCode),
          category:
            unusual.categoryCode === null ? t('situation.unusual.all') : names.category(unusual.categoryCode),
          from: formatTimeOfDay(unusual.from),
          to: formatTimeOfDay(unusual.to),
        }),
        onChoose: () => go.intoUnit(unusual.unitCode),
      }))}
    />
  );
}
