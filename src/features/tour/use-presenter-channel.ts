import { useEffect, useEffectEvent, useState } from 'react';
import { commandOf } from '../../commands/registry.ts';
import { leadTour } from '../../commands/tour-commands.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { PRESENTER_CHANNEL, presenterMessageSchema, type WallMessage } from '../../schemas/presenter.ts';
import type { Tour } from '../../schemas/tours.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import type { Resolve } from './tour-model.ts';
import { isTourHeld } from './use-tour-player.ts';
import { nameOfStop, plainText, type Say } from './value-words.ts';

const PERIOD_MS = 1000;
/** A presenter's window that was not heard for so long is gone. */
const GONE_MS = 5000;

/**
 * Tells the presenter's window of this browser where the tour stands, as long as there is one, and does what it asks for.
 * What cannot be read, or is meant for another window, is passed over.
 */
export function usePresenterChannel(tour: Tour, resolve: Resolve, say: Say): void {
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const [wallId] = useState(() => Math.floor(performance.timeOrigin + performance.now()).toString(36));
  const messageOf = useEffectEvent((): WallMessage | undefined => {
    const { player, durationsMs } = state.tour.getState();
    const stop = tour.stops[player?.stop ?? -1];
    if (player === null || stop === undefined) return undefined;
    const plain = (label: typeof stop.title): string => plainText(labelIn(label, language), resolve, say);
    return {
      kind: 'shown',
      wallId,
      tour: labelIn(tour.title, language),
      stops: tour.stops.map((each) => nameOfStop(each, language)),
      at: player.stop,
      title: plain(stop.title),
      text: plain(stop.text),
      notes: stop.notes === undefined ? '' : plain(stop.notes),
      isPlaying: player.isPlaying,
      isHeld: isTourHeld(state),
      shownMs: player.shownMs,
      spokenMs: Math.max(0, performance.now() - player.begunAt),
      durationsMs: [...durationsMs],
    };
  });
  useEffect(() => {
    const channel = new BroadcastChannel(PRESENTER_CHANNEL);
    let heardAt = -Infinity;
    const tell = (): void => {
      if (performance.now() - heardAt > GONE_MS) return;
      const message = messageOf();
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
      if (message !== undefined) channel.postMessage(message);
    };
    const hear = ({ data }: MessageEvent<unknown>): void => {
      const { data: message } = presenterMessageSchema.safeParse(data);
      if (message === undefined || (message.kind !== 'here' && message.wallId !== wallId)) return;
      heardAt = performance.now();
      if (message.kind === 'act') commandOf(`tour.${message.action}`).run(state);
      if (message.kind === 'goTo') leadTour(state, { kind: 'goTo', stop: message.stop });
      tell();
    };
    channel.addEventListener('message', hear);
    const timer = setInterval(tell, PERIOD_MS);
    const stopFollowing = state.tour.subscribe((now, before) => {
      const isSame =
        now.player?.stop === before.player?.stop &&
        now.player?.isPlaying === before.player?.isPlaying &&
        now.overlay === before.overlay;
      if (!isSame) tell();
    });
    return () => {
      stopFollowing();
      clearInterval(timer);
      channel.close();
    };
  }, [state, wallId]);
}
