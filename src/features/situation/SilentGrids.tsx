import { useTranslation } from 'react-i18next';
import type { Situation } from '../../schemas/situation.ts';
import { Shape } from '../../ui/Shape.tsx';
import { ReasonList } from './ReasonList.tsx';
import { silentSentence } from './sentences.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';

/** Grids from which nothing came for longer than their own rate allows. */
export function SilentGrids({
  situation,
  names,
  go,
}: {
  situation: Situation;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  const say = usePhrase();
  return (
    <ReasonList
      title={t('situation.silent.title')}
      rule="silent"
      situation={situation}
      none={t('situation.silent.none')}
      rows={situation.silent?.map((silent) => {
        const { span, ...sentence } = silentSentence(silent, situation.asOf);
        return {
          key: silent.unitCode,
          mark: <Shape shape="ring" colour="var(--warning)" crossed />,
          reason: say(sentence, { unit: names.unit(silent.unitCode), span: say(span) }),
          onChoose: () => go.toUnit(silent.unitCode, silent),
        };
      })}
    />
  );
}
