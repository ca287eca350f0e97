import { useTranslation } from 'react-i18next';
import { labelIn } from '../../domain/view/languages.ts';
import type { Rumours } from '../../schemas/rumours.ts';
import { useView } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './Rumours.module.css';

/** A call for leads: the kinds that it names, as far as their words are known. */
export function LeadsPanel({ leads }: { leads: Rumours['leads'][number] }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const { kinds, kindsNamed } = leads;
  return (
    <Panel
      title={labelIn(leads.labels, language)}
      aside={t('rumours.kindsNamed', { n: kindsNamed })}
      state={{ kind: 'ready' }}
    >
      {kinds.length > 0 && (
        <ol className={styles.kinds}>
          {kinds.map((kind) => (
            <li key={kind['zh-CN']}>{labelIn(kind, language)}</li>
          ))}
        </ol>
      )}
      {kinds.length < kindsNamed && (
        <p className={styles.unknown}>
          {t(kinds.length === 0 ? 'rumours.noKindKnown' : 'rumours.kindsUnknown', {
            n: kindsNamed - kinds.length,
          })}
        </p>
      )}
      <p className={dossierContent.note}>
        {leads.note === undefined ? '' : `${labelIn(leads.note, language)} `}
        {t('rumours.source', { source: leads.source, date: leads.on })}
      </p>
    </Panel>
  );
}
