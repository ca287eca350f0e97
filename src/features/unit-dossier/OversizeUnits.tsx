import { useTranslation } from 'react-i18next';
import { isWithin } from '../../domain/grids/codes.ts';
import { formatCount } from '../../i18n/format.ts';
import type { GridRulesReply } from '../../schemas/grid-rules.ts';
import { useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const SHOWN = 12;

/** Grids inside a unit that are larger than their rules allow; each opens with its proposed split. */
export function OversizeUnits({ code, reply }: { code: string; reply: GridRulesReply }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  const inside = reply.oversize.filter((unit) => isWithin(unit.code, code));
  if (inside.length === 0) return null;
  return (
    <DossierSection title={t('boundaries.oversizeInside')} aside={formatCount(inside.length)}>
      <ul className={dossierContent.plainList}>
        {inside.slice(0, SHOWN).map((unit) => (
          <li key={unit.code}>
            <button
              type="button"
              className={dossierContent.link}
              onClick={() => select({ kind: 'unit', id: unit.code })}
            >
              {unit.name}
            </button>
            <span>
              {unit.breaches
                .map(({ value, most }) => `${formatCount(value)} > ${formatCount(most)}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </DossierSection>
  );
}
