import { useTranslation } from 'react-i18next';
import { countyCode, fullCode } from '../../domain/grids/codes.ts';
import { durationText } from '../../i18n/duration-text.ts';
import type { Situation } from '../../schemas/situation.ts';
import { Shape } from '../../ui/Shape.tsx';
import { ReasonList } from './ReasonList.tsx';
import { silentSentence } from './sentences.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';

const countyOf = (unitCode: string): string => fullCode(countyCode(unitCode));

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
        return {
          key: silent.unitCode,
          mark: <Shape shape="ring" colour="var(--warning)" crossed />,
          reason: say(silentSentence(silent), {
            unit: names.unit(silent.unitCode),
            where: names.where({ ...silent, unitCode: countyOf(silent.unitCode) }),
            span: durationText(t, situation.asOf - silent.lastAt),
          }),
          onChoose: () => go.toUnit(silent.unitCode, silent),
        };
      })}
    />
  );
}
