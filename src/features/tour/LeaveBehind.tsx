import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { CountedIncidents, TourFacts } from '../../domain/tour/facts.ts';
import { resolveVariable } from '../../domain/tour/resolve.ts';
import { parseVariable } from '../../domain/tour/template.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { formatDate } from '../../i18n/format.ts';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import type { Tour } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { planStop } from './plan-stop.ts';
import { SheetStop } from './SheetStop.tsx';
import { plainText, type Say } from './value-words.ts';
import * as styles from './LeaveBehind.module.css';

/** The key that opened it closes it. */
const CLOSE_KEYS = ['p'];

/**
 * What a tour leaves behind: one printed page with the numbers of every stop, their sources and dates. What is counted live
 * is told as it was when its stop was shown; a stop that was not shown has none of it.
 */
export function LeaveBehind(props: {
  tour: Tour;
  dataset: DatasetReply;
  facts: TourFacts;
  /** What was counted at each stop that was shown, by its id. */
  seen: ReadonlyMap<string, CountedIncidents>;
  onClose: () => void;
}) {
  const { tour, dataset, facts, seen, onClose } = props;
  const { t } = useTranslation();
  const units = useUnitIndex();
  const language = useView(({ view }) => view.language);
  const { now } = useServerClock();
  const say: Say = (key, values) => t(key, { ...values });
  const title = labelIn(tour.title, language);
  const factsOf = (stop: Tour['stops'][number]): TourFacts => ({
    ...facts,
    incidents: seen.get(stop.id),
    unitCode: planStop(stop, units, dataset.bounds).unitCode,
  });
  const head = [
    labelIn(dataset.title, language),
    now !== undefined && t('tour.printedOn', { date: formatDate(now) }),
    dataset.synthetic && t('tour.simulated'),
  ];
  const foot = [t('tour.mixed'), labelIn(dataset.notice, language), ...dataset.attribution];
  return (
    <PaperPage
      label={t('tour.sheetTitle', { title })}
      className={styles.paper}
      closeLabel={t('tour.back')}
      closeKeys={CLOSE_KEYS}
      onClose={onClose}
      tools={<Button onClick={() => print()}>{t('tour.print')}</Button>}
    >
      <article className={styles.sheet} data-part="sheet">
        <h1>{title}</h1>
        <p className={styles.line}>{head.filter((part) => typeof part === 'string').join(' · ')}</p>
        <div className={styles.stops}>
          {tour.stops.map((stop, index) => (
            <SheetStop key={stop.id} stop={stop} number={index + 1} facts={factsOf(stop)} />
          ))}
        </div>
        <ul className={styles.cards}>
          {tour.stops
            .flatMap(({ cards }) => cards)
            .map(({ labels, value, place, date }) => (
              <li key={`${date} ${labels['zh-CN']}`}>
                <b>
                  {plainText(
                    labelIn(value, language),
                    (written) => resolveVariable(parseVariable(written), facts),
                    say,
                  )}
                </b>{' '}
                {labelIn(labels, language)}
                <small>
                  {labelIn(place, language)} · {date}
                </small>
              </li>
            ))}
        </ul>
        <p className={styles.line}>{foot.filter((part) => part !== undefined).join(' · ')}</p>
      </article>
    </PaperPage>
  );
}
