import { useTranslation } from 'react-i18next';
import { compareVersions } from '../../domain/prevention/type-versions.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { Prevention } from '../../schemas/prevention.ts';
import { useView } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import * as styles from './Prevention.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Two versions of the code table side by side, with what has no counterpart in the other. */
export function VersionsPanel({ document }: { document: Prevention }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const [older, newer] = document.schemes;
  if (older === undefined || newer === undefined) return null;
  const codes = ({ types }: typeof older) => types.map(({ code }) => code);
  const versions = compareVersions(codes(older), codes(newer), document.relations);
  const nameIn = ({ types }: typeof older, code: string): string => {
    const type = types.find((each) => each.code === code);
    return type === undefined ? code : labelIn(type.labels, language);
  };
  const noteOf = (from: string, to: string): string => {
    const note = document.relations.find((each) => each.from === from && each.to === to)?.note;
    return note === undefined ? '' : labelIn(note, language);
  };
  return (
    <Panel
      title={t('prevention.versions.title')}
      aside={t('prevention.versions.aside', { n: older.types.length, m: newer.types.length })}
      state={{ kind: 'ready' }}
    >
      <table className={styles.table} data-part="fraud-versions">
        <thead>
          <tr>
            <th scope="col">{labelIn(older.labels, language)}</th>
            <th scope="col">{t('prevention.versions.relation')}</th>
            <th scope="col">{labelIn(newer.labels, language)}</th>
          </tr>
        </thead>
        <tbody>
          {versions.links.map(({ from, to, relation }) => (
            <tr key={`${from} ${to}`}>
              <td>{nameIn(older, from)}</td>
              <td title={noteOf(from, to)}>{t(`prevention.relation.${relation}`)}</td>
              <td>
                {nameIn(newer, to)}
                <small>{noteOf(from, to)}</small>
              </td>
            </tr>
          ))}
          {versions.ended.map((code) => (
            <tr key={`ended ${code}`} data-alone>
              <td>{nameIn(older, code)}</td>
              <td>{t('prevention.relation.ended')}</td>
              <td>—</td>
            </tr>
          ))}
          {versions.added.map((code) => (
            <tr key={`added ${code}`} data-alone>
              <td>—</td>
              <td>{t('prevention.relation.added')}</td>
              <td>{nameIn(newer, code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('prevention.versions.comparable', {
          list: versions.comparable.map((code) => nameIn(newer, code)).join(t('prevention.comma')),
        })}
      </p>
      {[older, newer].map(({ id, labels, source, validFrom, note }) => (
        <p key={id} className={dossierContent.note}>
          {t('prevention.versions.source', { name: labelIn(labels, language), source, date: validFrom })}
          {note === undefined ? '' : ` ${labelIn(note, language)}`}
        </p>
      ))}
    </Panel>
  );
}
