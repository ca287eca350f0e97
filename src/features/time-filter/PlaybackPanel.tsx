import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS } from '../../domain/time/civil-day.ts';
import { HOUR_MS, WEEK_MS } from '../../domain/time/zone.ts';
import { useAppState, useEngine, useView } from '../../state/hooks.tsx';
import { stopPlayback } from '../../state/playback/playback.ts';
import {
  PLAYBACK_FILMS,
  PLAYBACK_MANNERS,
  PLAYBACK_RATES,
  PLAYBACK_SPANS,
  PLAYBACK_SPEEDS,
  PLAYBACK_STEPS_MS,
  type PlaybackFilm,
} from '../../state/view/view-state.ts';
import { atDayBeginText, withoutHourText } from '../../i18n/without-hour-text.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { paceText } from './pace-text.ts';
import { wholeUnitText } from './span-text.ts';
import * as styles from './PlaybackPanel.module.css';

const WINDOWS_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS, WEEK_MS];
const WEEK_WINDOWS = [1, 2, 3, 6, 12, 24];
const AS_CHOSEN = 'chosen';

/** What plays and how: the range or a typical week, a window or cumulative, smooth or by jumps, and how fast. */
export function PlaybackPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const state = useAppState();
  const playback = useView(({ view }) => view.playback);
  const { film, manner, span, speed, stepMs, rate, windowMs, weekHours } = playback;
  const withoutHour = useEngine(({ answerForPanels }) => answerForPanels?.withoutHour ?? 0);
  const { changePlayback } = state.view.getState();
  const spanWords = (spanMs: number) => {
    const { key, n } = wholeUnitText(spanMs);
    return t(key, { n });
  };
  const numbers = (values: readonly number[], label: (value: number) => string) =>
    values.map((value) => ({ value: String(value), label: label(value) }));
  const pick = <T extends number>(values: readonly T[], text: string, fallback: T): T =>
    values.find((value) => String(value) === text) ?? fallback;
  const steps = film === 'week' ? PLAYBACK_STEPS_MS.filter((ms) => ms <= DAY_MS) : PLAYBACK_STEPS_MS;
  const changeFilm = (next: PlaybackFilm) => {
    stopPlayback(state);
    changePlayback({ film: next });
  };
  return (
    <Popover title={t('time.playback')} onClose={onClose}>
      <Row label={t('time.filmLabel')}>
        <Segmented
          label={t('time.filmLabel')}
          value={film}
          options={PLAYBACK_FILMS.map((value) => ({
            value,
            label: t(`time.film.${value}`),
            title: t(`time.filmHint.${value}`),
          }))}
          onChange={changeFilm}
        />
      </Row>
      <Row label={t('time.spanLabel')}>
        <Segmented
          label={t('time.spanLabel')}
          value={span}
          options={PLAYBACK_SPANS.map((value) => ({
            value,
            label: t(`time.span.${value}`),
            title: t(`time.spanHint.${value}`),
          }))}
          onChange={(value) => changePlayback({ span: value })}
        />
      </Row>
      {span === 'window' && film === 'range' && (
        <Row label={t('time.windowLabel')}>
          <Segmented
            label={t('time.windowLabel')}
            value={String(windowMs ?? AS_CHOSEN)}
            options={[
              { value: AS_CHOSEN, label: t('time.windowChosen'), title: t('time.windowChosenHint') },
              ...numbers(WINDOWS_MS, spanWords),
            ]}
            onChange={(value) =>
              changePlayback({ windowMs: value === AS_CHOSEN ? null : pick(WINDOWS_MS, value, HOUR_MS) })
            }
          />
        </Row>
      )}
      {span === 'window' && film === 'week' && (
        <Row label={t('time.windowLabel')}>
          <Segmented
            label={t('time.windowLabel')}
            value={String(weekHours)}
            options={numbers(WEEK_WINDOWS, (hours) => spanWords(hours * HOUR_MS))}
            onChange={(value) => changePlayback({ weekHours: pick(WEEK_WINDOWS, value, weekHours) })}
          />
        </Row>
      )}
      <Row label={t('time.mannerLabel')}>
        <Segmented
          label={t('time.mannerLabel')}
          value={manner}
          options={PLAYBACK_MANNERS.map((value) => ({ value, label: t(`time.manner.${value}`) }))}
          onChange={(value) => changePlayback({ manner: value })}
        />
      </Row>
      {manner === 'smooth' ? (
        <Row label={t('time.speed')}>
          <Segmented
            label={t('time.speed')}
            value={String(speed)}
            options={PLAYBACK_SPEEDS.map((n) => ({
              value: String(n),
              label: `×${n}`,
              title: t('time.paceSmooth', { span: spanWords(n * 1000) }),
            }))}
            onChange={(value) => changePlayback({ speed: pick(PLAYBACK_SPEEDS, value, speed) })}
          />
        </Row>
      ) : (
        <>
          <Row label={t('time.step')}>
            <Segmented
              label={t('time.step')}
              value={String(stepMs)}
              options={numbers(steps, spanWords)}
              onChange={(value) => changePlayback({ stepMs: pick(PLAYBACK_STEPS_MS, value, HOUR_MS) })}
            />
          </Row>
          <Row label={t('time.rate')}>
            <Segmented
              label={t('time.rate')}
              value={String(rate)}
              options={numbers(PLAYBACK_RATES, String)}
              onChange={(value) => changePlayback({ rate: pick(PLAYBACK_RATES, value, rate) })}
            />
          </Row>
        </>
      )}
      <p className={styles.paceNote}>
        {paceText(t, playback)} · {t('time.keys')}
        {film === 'week' ? withoutHourText(t, withoutHour) : atDayBeginText(t, withoutHour)}
      </p>
    </Popover>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
