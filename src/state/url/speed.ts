import { PLAYBACK_RATES, PLAYBACK_SPEEDS, type Playback, type PlaybackSpeed } from '../view/view-state.ts';

/** `x3600`: how much faster than real time. */
export function formatSpeed(speed: PlaybackSpeed): string {
  return `x${speed}`;
}

/** Links of version 0.1 said steps in a second. */
const STEPS_OF_OLD_LINKS: readonly string[] = ['1', '4', '16', '60'];

/**
 * What a link says about the speed: `x60`, or a bare number of steps in a second as older links have it, which becomes
 * the step manner. `isSlowed`: more steps than are offered now, so that the fastest is taken. `undefined` = no speed.
 */
export function parseSpeed(text: string): { patch: Partial<Playback>; isSlowed: boolean } | undefined {
  const speed = PLAYBACK_SPEEDS.find((known) => formatSpeed(known) === text);
  if (speed) return { patch: { speed }, isSlowed: false };
  if (!STEPS_OF_OLD_LINKS.includes(text)) return undefined;
  const rate = PLAYBACK_RATES.find((known) => String(known) === text);
  return { patch: { manner: 'step', rate: rate ?? 8 }, isSlowed: rate === undefined };
}
