import { useTranslation } from 'react-i18next';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { appliesTo } from '../../domain/grids/rules/grid-rule.ts';
import { sizeFindings, type SizeFinding } from '../../domain/grids/rules/size-findings.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatCount } from '../../i18n/format.ts';
import type { CodeTables } from '../../schemas/code-tables.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const TONES: Record<SizeFinding['verdict'], Tone> = { within: 'good', over: 'warning', unknown: 'plain' };

/** The size of a unit against the limits that somebody published for it, with what is left; nothing is said where none was. */
export function SizeLimits({ unit, codeTables }: { unit: IndexedUnit; codeTables: CodeTables }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const rules = (codeTables.gridRules ?? []).filter((rule) => appliesTo(rule, unit));
  if (rules.length === 0)
    return (
      <DossierSection title={t('unit.limits')}>
        <p className={dossierContent.note}>{t('unit.noLimits')}</p>
      </DossierSection>
    );
  const findings = sizeFindings([unit], rules);
  return rules.map((rule) => (
    <DossierSection key={rule.id} title={t('unit.limits')} aside={labelIn(rule.labels, language)}>
      <Facts
        facts={rule.limits.map(({ quantity, labels, most, unit: word }) => {
          const finding = findings.find((each) => each.ruleId === rule.id && each.quantity === quantity);
          const { value, distance = 0, verdict = 'unknown' } = finding ?? {};
          return {
            name: labelIn(labels, language),
            value: (
              <span className={dossierContent.quantity}>
                <span>{value === undefined ? t('unknown') : `${formatCount(value)} ${word}`}</span>
                <small>{t('unit.atMost', { most: `${formatCount(most)} ${word}` })}</small>
                <Badge tone={TONES[verdict]}>
                  {t(`unit.limitVerdict.${verdict}`, { n: formatCount(Math.abs(distance)) })}
                </Badge>
              </span>
            ),
          };
        })}
      />
      <p className={dossierContent.note}>
        {rule.source} · {t('dossier.asOf', { date: rule.asOf })}
      </p>
    </DossierSection>
  ));
}
