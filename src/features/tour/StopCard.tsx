import { useTranslation } from 'react-i18next';
import { mixesDefinitions, type TourValue } from '../../domain/tour/resolve.ts';
import { variablesOf } from '../../domain/tour/template.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { TourLine, TourStop } from '../../schemas/tours.ts';
import { useTour, useView } from '../../state/hooks.tsx';
import { LiveTexts } from './LiveValue.tsx';
import type { StopProblem } from './plan-stop.ts';
import { StoryCards } from './StoryCards.tsx';
import type { Resolve } from './tour-model.ts';
import { asOfDayText, sourcesOf, textsOf, valuesOf, type Say } from './value-words.ts';
import * as styles from './StopCard.module.css';

/** Sources that the small line under the numbers names; the others are told by the numbers themselves. */
const MOST_SOURCES = 2;

/** What a stop says: title, text, its numbers with their sources, its stories, and what is missing. */
export function StopCard(props: {
  stop: TourStop;
  number: number;
  problems: readonly StopProblem[];
  resolve: Resolve;
  /** Whether what is counted live is simulated. */
  synthetic: boolean;
}) {
  const { stop, number, problems, resolve, synthetic } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const values = valuesOf([...stop.figures, ...stop.rows], language, resolve);
  const isMixed = mixesDefinitions(
    variablesOf(textsOf(stop, language)).map(({ written }) => resolve(written)),
  );
  return (
    <article className={styles.card} data-part="stop" data-stop={stop.id}>
      <p className={styles.kicker}>
        <b>{number}</b> {labelIn(stop.kicker ?? stop.title, language)}
      </p>
      <h2>
        <LiveTexts text={labelIn(stop.title, language)} resolve={resolve} />
      </h2>
      <p className={styles.text}>
        <LiveTexts text={labelIn(stop.text, language)} resolve={resolve} />
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems} role="status">
          {problems.map(({ kind, value }) => (
            <li key={`${kind} ${value}`}>{t(`tour.problem.${kind}`, { value })}</li>
          ))}
        </ul>
      )}
      {stop.figures.length > 0 && (
        <dl className={styles.figures}>
          {stop.figures.map((line) => (
            <Figure key={`${line.labels['zh-CN']} ${line.value['zh-CN']}`} line={line} resolve={resolve} />
          ))}
        </dl>
      )}
      <SourceLine values={values} synthetic={synthetic} />
      {isMixed && <p className={styles.mixed}>{t('tour.mixed')}</p>}
      {stop.rows.length > 0 && (
        <dl className={styles.rows}>
          {stop.rows.map((line) => (
            <div key={`${line.labels['zh-CN']} ${line.value['zh-CN']}`}>
              <dt>
                <LiveTexts text={labelIn(line.labels, language)} resolve={resolve} />
              </dt>
              <dd data-tone={line.tone}>
                <LiveTexts text={labelIn(line.value, language)} resolve={resolve} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <StoryCards cards={stop.cards} resolve={resolve} />
      {stop.published !== undefined && <FiguresButton />}
    </article>
  );
}

function FiguresButton() {
  const { t } = useTranslation();
  const lay = useTour((state) => state.lay);
  return (
    <button type="button" className={styles.more} onClick={() => lay('figures')}>
      {t('tour.openFigures')} ▸
    </button>
  );
}

/** A large number, what it says, and when it was true. */
function Figure({ line, resolve }: { line: TourLine; resolve: Resolve }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const [value] = valuesOf([line], language, resolve);
  const say: Say = (key, words) => t(key, { ...words });
  const asOf = value?.kind === 'value' ? asOfDayText(value, say) : undefined;
  const isPaper = value?.kind === 'value' && value.figure !== undefined;
  return (
    <div data-tone={line.tone}>
      <dd>
        <LiveTexts text={labelIn(line.value, language)} resolve={resolve} />
      </dd>
      <dt>
        {labelIn(line.labels, language)}
        {value?.kind === 'value' && (
          <small>
            {isPaper && `${t(`tour.kind.${value.source}`)} · `}
            {asOf !== undefined && t('tour.asOf', { date: asOf })}
          </small>
        )}
      </dt>
    </div>
  );
}

/** The small line under the numbers: where they come from. */
function SourceLine({ values, synthetic }: { values: readonly TourValue[]; synthetic: boolean }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const known = values.filter((value) => value.kind === 'value');
  const sources = sourcesOf(known, (key, words) => t(key, { ...words }), language);
  if (sources.length === 0) return null;
  const isSimulated = synthetic && known.some(({ source }) => source === 'incidents');
  const shown = sources.slice(0, MOST_SOURCES);
  const rest = sources.length - shown.length;
  return (
    <p className={styles.source} title={sources.join('\n')}>
      {shown.map((source) => (
        <span key={source}>{source}</span>
      ))}
      {rest > 0 && <span>{t('tour.moreSources', { n: rest })}</span>}
      {isSimulated && <span>{t('tour.simulated')}</span>}
    </p>
  );
}
