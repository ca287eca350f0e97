import type { TFunction } from 'i18next';
import type { Playback } from '../../state/view/view-state.ts';
import { paceOf } from './playback-pace.ts';
import { wholeUnitText } from './span-text.ts';

const words = (t: TFunction, spanMs: number) => {
  const { key, n } = wholeUnitText(spanMs);
  return t(key, { n });
};

/** How fast a playback runs in words: `1 秒 = 1 小时`, or `每秒 2 步 × 1 天`. */
export function paceText(t: TFunction, playback: Playback): string {
  const { perSecondMs, quantumMs } = paceOf(playback);
  if (playback.manner === 'smooth') return t('time.paceSmooth', { span: words(t, perSecondMs) });
  return t('time.paceStep', { n: playback.rate, span: words(t, quantumMs) });
}

/** The same on a button: `×3600`, or `1 天 ×2/秒`. */
export function paceLabel(t: TFunction, playback: Playback): string {
  if (playback.manner === 'smooth') return `×${playback.speed}`;
  return t('time.paceShort', { n: playback.rate, span: words(t, paceOf(playback).quantumMs) });
}
