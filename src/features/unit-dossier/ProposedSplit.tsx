import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import type { GridRulesReply, OversizeUnit } from '../../schemas/grid-rules.ts';
import { useView } from '../../state/hooks.tsx';
import { ToggleButton } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { BoundaryPicture } from './BoundaryPicture.tsx';
import * as styles from './BoundaryChange.module.css';

/** A unit that is too large: by which limit, and the proposed split beside it as it is. Nothing is changed by looking. */
export function ProposedSplit(props: {
  unit: IndexedUnit;
  oversize: OversizeUnit;
  reply: GridRulesReply;
  isOnMap: boolean;
  onMap: (isOnMap: boolean) => void;
}) {
  const { unit, oversize, reply, isOnMap, onMap } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const { split, breaches } = oversize;
  const limitOf = ({ ruleId, quantity }: OversizeUnit['breaches'][number]) => {
    const rule = reply.rules.find(({ id }) => id === ruleId);
    const limit = rule?.limits.find((each) => each.quantity === quantity);
    return {
      quantity: labelIn(limit?.labels, language) ?? quantity,
      unit: limit?.unit ?? '',
      source: rule?.source ?? ruleId,
    };
  };
  return (
    <DossierSection title={t('boundaries.oversize')}>
      {breaches.map((breach) => (
        <p key={`${breach.ruleId} ${breach.quantity}`} title={limitOf(breach).source}>
          {t('boundaries.breach', {
            ...limitOf(breach),
            value: formatCount(breach.value),
            most: formatCount(breach.most),
          })}
        </p>
      ))}
      {split === undefined ? (
        <p className={dossierContent.note}>
          {t(`boundaries.noSplit.${oversize.noSplit ?? 'no-balanced-cut'}`)}
        </p>
      ) : (
        <div className={styles.change}>
          <div className={styles.sides}>
            <BoundaryPicture
              label={t('boundaries.today')}
              units={[unit]}
              frame={[unit]}
              selected={unit.code}
            />
            <BoundaryPicture
              label={t('boundaries.proposed')}
              units={split.parts}
              frame={[unit]}
              selected={unit.code}
            />
          </div>
          <ol className={styles.units}>
            {split.parts.map((part) => (
              <li key={part.code}>
                {part.name} · {part.code}
                <span>
                  {[
                    formatShare(part.share, 1),
                    ...breaches.flatMap((breach) => {
                      const value = part.quantities[breach.quantity];
                      const limit = limitOf(breach);
                      return value === undefined
                        ? []
                        : [`${limit.quantity} ≈ ${formatCount(value)} ${limit.unit}`];
                    }),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ol>
          <ToggleButton isOn={isOnMap} title={t('boundaries.onMapHint')} onClick={() => onMap(!isOnMap)}>
            {t('boundaries.onMap')}
          </ToggleButton>
          <p className={dossierContent.note}>
            {t(`boundaries.by.${split.by}`)}
            {split.crossed.length > 0 && t('boundaries.crossed', { n: split.crossed.length })}{' '}
            {t('boundaries.howToApply', { validFrom: reply.validFrom })}
          </p>
        </div>
      )}
    </DossierSection>
  );
}
