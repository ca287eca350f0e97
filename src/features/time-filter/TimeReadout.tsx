import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { startOfFrame } from '../../domain/time/week-film.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { atDayBeginText, withoutHourText } from '../../i18n/without-hour-text.ts';
import type { AppState } from '../../state/stores/app-state.ts';
import { useAnswersForTimeBar } from '../../state/answers.ts';
import { useAppState } from '../../state/hooks.tsx';
import { subjectOf } from '../../state/view/view-state.ts';
import { chosenRange } from '../../state/playback/playback.ts';
import { barScale } from '../../ui/charts/bar-scale.ts';
import { LiveText } from '../../ui/LiveText.tsx';
import { paceText } from './pace-text.ts';
import { wholeUnitText } from './span-text.ts';
import { lastElapsed, shareOf } from './time-scale.ts';
import { frameText } from './week-clock/week-text.ts';
import * as styles from './TimeReadout.module.css';

const minute = (moment: number) => formatIso(moment).slice(0, 16).replace('T', ' ');

/** The range in words, and beside it the width of a bar and n, or while it plays what plays, how fast and how far. */
export function TimeReadout({ isStepwise }: { isStepwise: boolean }) {
  const { t } = useTranslation();
  const state = useAppState();
  const answers = useAnswersForTimeBar();
  return (
    <div className={styles.readout}>
      <LiveText
        isOutput
        one={state.filter}
        other={answers}
        text={() => rangeText(state)}
        className={styles.range}
      />
      <LiveText
        one={answers}
        other={state.view}
        text={() =>
          state.view.getState().view.playback.playing
            ? playingText(t, state, isStepwise)
            : captionText(t, state)
        }
        className={styles.caption}
      />
    </div>
  );
}

function rangeText(state: AppState): string {
  const range = chosenRange(state);
  return range && state.engine.getState().answer?.extent ? `${minute(range.from)} – ${minute(range.to)}` : '';
}

function captionText(t: TFunction, state: AppState): string {
  const { answerForTimeBar: answer } = state.engine.getState();
  if (!answer?.extent) return '';
  const context = subjectOf(state.view.getState().view);
  if (answer.total === 0) return t('time.none', { context });
  const width = wholeUnitText(answer.histogram.binMs);
  const caption = t(answer.total === answer.all ? 'time.caption' : 'time.captionOf', {
    context,
    events: formatCount(answer.eventCount),
    width: t(width.key, { n: width.n }),
    n: formatCount(answer.total),
    all: formatCount(answer.all),
  });
  const dates = answer.histogram.binMs % DAY_MS === 0 ? '' : withoutHourOf(t, state, answer);
  const scale = scaleTexts(t, answer).join(' · ');
  // On a wall it has a line of its own.
  return [caption + dates, scale].filter(Boolean).join(state.view.getState().view.wall.kiosk ? '\n' : ' · ');
}

/** Of those that have a date alone: how many a chosen hour leaves out, else that they stand where their day begins. */
function withoutHourOf(t: TFunction, state: AppState, { withoutHour, facets }: EngineAnswer): string {
  const { weekHours, calendar } = state.filter.getState().filter;
  if (weekHours.length > 0) return withoutHourText(t, withoutHour);
  if (calendar.includes('commute')) return withoutHourText(t, facets.withoutHour);
  return atDayBeginText(t, withoutHour);
}

/** What has to be known to read the bars: that the newest is not whole, and where their scale is cut. */
function scaleTexts(t: TFunction, { histogram, asOf }: EngineAnswer): string[] {
  const { counts } = histogram;
  const elapsed = lastElapsed(histogram, counts.length, asOf);
  const { top, most } = barScale(counts);
  return [
    ...(elapsed < 1 ? [t('time.unfinished', { share: formatShare(elapsed, 0) })] : []),
    ...(most > top ? [t('time.scaleCut', { top: formatCount(top), most: formatCount(most) })] : []),
  ];
}

/** `累计 · 1 秒 = 1 小时 · 62% · n = 1,234` or `典型一周 周三 08–11 时 · …`. */
function playingText(t: TFunction, state: AppState, isStepwise: boolean): string {
  const { answer } = state.engine.getState();
  const { playback } = state.view.getState().view;
  const { weekHours } = state.filter.getState().filter;
  if (!answer?.extent) return '';
  const pace = paceText(t, isStepwise ? { ...playback, manner: 'step' } : playback);
  const n = `n = ${formatCount(answer.total)}${withoutHourOf(t, state, answer)}`;
  if (playback.film === 'week') {
    const start = playback.span === 'cumulative' ? 0 : startOfFrame(weekHours);
    const frame = frameText(t, start, weekHours.length);
    return [`${t('time.film.week')} ${frame}`, pace, n].join(' · ');
  }
  const { extent } = answer.histogram;
  const reached = Math.min(1, Math.max(0, shareOf(extent, chosenRange(state)?.to ?? extent.from)));
  return [t(`time.span.${playback.span}`), pace, formatShare(reached, 0), n].join(' · ');
}
