import { useTranslation } from 'react-i18next';
import { labelIn } from '../../domain/view/languages.ts';
import type { RumourCase, Rumours } from '../../schemas/rumours.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Facts } from '../../ui/Facts.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './Rumours.module.css';

/** One case: jurisdiction, medium, motive, sanction. */
export function RumourCaseCard(props: { one: RumourCase; document: Rumours; isFirst: boolean }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const change = useView((state) => state.change);
  const { one, document } = props;
  const named = (table: Rumours['media'], code: string): string => {
    const row = table.find((each) => each.code === code);
    return row === undefined ? code : labelIn(row.labels, language);
  };
  const sanction = ({ code, days }: RumourCase['sanctions'][number]): string =>
    days === undefined
      ? named(document.sanctions, code)
      : t('rumours.sanctionDays', { sanction: named(document.sanctions, code), days });
  return (
    <li className={styles.card} data-case={one.id} data-row tabIndex={props.isFirst ? 0 : -1}>
      <h2>{labelIn(one.topic, language)}</h2>
      <Facts
        facts={[
          {
            name: t('rumours.jurisdiction'),
            value: (
              <button
                type="button"
                className={dossierContent.link}
                title={t('rumours.showUnit')}
                onClick={() => change({ page: 'map', selection: { kind: 'unit', id: one.unitCode } })}
              >
                {labelIn(one.jurisdiction, language)}
              </button>
            ),
          },
          {
            name: t('rumours.when'),
            value: [one.on, labelIn(one.dated, language)].filter((part) => part !== undefined).join(' '),
          },
          {
            name: t('rumours.medium'),
            value: one.media.map((code) => named(document.media, code)).join(t('rumours.comma')),
          },
          {
            name: t('rumours.motive'),
            value:
              one.motive === undefined ? (
                t('rumours.notPrinted')
              ) : (
                <>
                  {named(document.motives, one.motive)}{' '}
                  {one.motiveBy === 'read' && <Badge>{t('rumours.read')}</Badge>}
                </>
              ),
          },
          {
            name: t('rumours.sanction'),
            value: one.sanctions.map(sanction).join(t('rumours.comma')),
          },
        ]}
      />
      <p className={dossierContent.note}>
        {one.note === undefined ? '' : `${labelIn(one.note, language)} · `}
        {one.source}
      </p>
    </li>
  );
}
