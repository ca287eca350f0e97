import { useTranslation } from 'react-i18next';
import { resolveVariable, type TourValue } from '../../domain/tour/resolve.ts';
import type { TourFacts } from '../../domain/tour/facts.ts';
import { parseVariable } from '../../domain/tour/template.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { TourStop } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import type { Resolve } from './tour-model.ts';
import { plainText, sourcesOf, valuesOf, type Say } from './value-words.ts';
import * as styles from './LeaveBehind.module.css';

/** Whether a large number was printed or computed from what was printed; empty for counts of our own. */
function kindOf(value: TourValue | undefined, say: Say): string {
  if (value?.kind !== 'value' || value.figure === undefined) return '';
  return ` ${say(`tour.kind.${value.source}`)}`;
}

/** A stop on the sheet: its title, its numbers in lines, where they come from. `facts` are those of the stop. */
export function SheetStop({ stop, number, facts }: { stop: TourStop; number: number; facts: TourFacts }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const say: Say = (key, values) => t(key, { ...values });
  const resolve: Resolve = (written) => {
    const value = resolveVariable(parseVariable(written), facts);
    // What was not counted is not on its way either.
    return value.kind === 'missing' && value.reason === 'loading' ? { ...value, reason: 'noData' } : value;
  };
  const lines = [...stop.figures, ...stop.rows];
  const known = valuesOf(lines, language, resolve).filter((value) => value.kind === 'value');
  return (
    <section className={styles.stop}>
      <h2>
        {number} {plainText(labelIn(stop.title, language), resolve, say)}
      </h2>
      <dl>
        {lines.map(({ labels, value }, index) => (
          <div key={`${labels['zh-CN']} ${value['zh-CN']}`}>
            <dt>
              {plainText(labelIn(labels, language), resolve, say)}
              <small>
                {index < stop.figures.length && kindOf(valuesOf([{ value }], language, resolve)[0], say)}
              </small>
            </dt>
            <dd>{plainText(labelIn(value, language), resolve, say)}</dd>
          </div>
        ))}
      </dl>
      <small>{sourcesOf(known, say, language).join(t('tour.listComma'))}</small>
    </section>
  );
}
