import { HOURS_OF_DAY } from '../../domain/time/week-hours.ts';
import {
  PLAYBACK_FILMS,
  PLAYBACK_MANNERS,
  PLAYBACK_RATES,
  PLAYBACK_SPANS,
  type Playback,
} from '../view/view-state.ts';
import { choice, withView, type LinkState, type Parameter } from './parameter.ts';
import { formatSpeed, parseSpeed } from './speed.ts';
import { formatSpan, parseNumberWithin, parseSpan } from './values.ts';

const withPlayback = (state: LinkState, patch: Partial<Playback>): LinkState =>
  withView(state, { playback: { ...state.view.playback, ...patch } });

/** How the range or the week clock moves. */
export const PLAYBACK_PARAMETERS = {
  play: choice(
    ['0', '1'],
    (s) => (s.view.playback.playing ? '1' : '0'),
    (s, value) => withPlayback(s, { playing: value === '1' }),
  ),
  film: choice(PLAYBACK_FILMS, (s) => s.view.playback.film, (s, film) => withPlayback(s, { film })),
  manner: choice(PLAYBACK_MANNERS, (s) => s.view.playback.manner, (s, manner) => withPlayback(s, { manner })),
  span: choice(PLAYBACK_SPANS, (s) => s.view.playback.span, (s, span) => withPlayback(s, { span })),
  speed: {
    write: ({ view }) => formatSpeed(view.playback.speed),
    read: (text, state, unknown) => {
      const pace = parseSpeed(text);
      if (pace?.isSlowed) unknown(text);
      return pace && withPlayback(state, pace.patch);
    },
  },
  rate: {
    write: ({ view }) => String(view.playback.rate),
    read: (text, state) => {
      const rate = PLAYBACK_RATES.find((known) => String(known) === text);
      return rate && withPlayback(state, { rate });
    },
  },
  step: {
    write: ({ view }) => formatSpan(view.playback.stepMs),
    read: (text, state) => {
      const stepMs = parseSpan(text);
      return stepMs === undefined ? undefined : withPlayback(state, { stepMs });
    },
  },
  window: {
    write: ({ view: { playback } }) => (playback.windowMs === null ? '' : formatSpan(playback.windowMs)),
    read: (text, state) => {
      const windowMs = parseSpan(text);
      return windowMs === undefined ? undefined : withPlayback(state, { windowMs });
    },
  },
  hours: {
    write: ({ view }) => String(view.playback.weekHours),
    read: (text, state) => {
      const weekHours = parseNumberWithin(text, 1, HOURS_OF_DAY);
      return weekHours && Number.isInteger(weekHours) ? withPlayback(state, { weekHours }) : undefined;
    },
  },
} satisfies Readonly<Record<string, Parameter>>; // prettier-ignore
