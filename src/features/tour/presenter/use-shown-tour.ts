import { useCallback, useEffect, useRef, useState } from 'react';
import {
  PRESENTER_CHANNEL,
  wallMessageSchema,
  type PresenterMessage,
  type WallMessage,
} from '../../../schemas/presenter.ts';

const PERIOD_MS = 2000;
/** A window that was not heard for so long shows the tour no more, or is asleep. */
const GONE_MS = 6000;

/** What a window with a tour said last, and when, by the clock of this page, ms. */
export interface HeardWall {
  readonly message: WallMessage;
  readonly heardAt: number;
}

/** Something that a presenter has done. */
export type PresenterAction = Extract<PresenterMessage, { kind: 'act' }>['action'] | number;

/**
 * The window of this browser that shows a tour: the one heard first, until it is silent. `undefined` while there is none.
 * `act` leads it: an action, or the number of a stop from 0.
 */
export function useShownTour(): { wall: HeardWall | undefined; act: (action: PresenterAction) => void } {
  const [wall, setWall] = useState<HeardWall>();
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const opened = new BroadcastChannel(PRESENTER_CHANNEL);
    channel.current = opened;
    const isGone = (heard: HeardWall): boolean => performance.now() - heard.heardAt > GONE_MS;
    const ask = (): void => {
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
      opened.postMessage({ kind: 'here' } satisfies PresenterMessage);
      setWall((heard) => (heard !== undefined && isGone(heard) ? undefined : heard));
    };
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const { data: message } = wallMessageSchema.safeParse(data);
      if (message === undefined) return;
      setWall((heard) =>
        heard !== undefined && heard.message.wallId !== message.wallId && !isGone(heard)
          ? heard
          : { message, heardAt: performance.now() },
      );
    });
    ask();
    const timer = setInterval(ask, PERIOD_MS);
    return () => {
      clearInterval(timer);
      opened.close();
      channel.current = undefined;
    };
  }, []);
  const wallId = wall?.message.wallId;
  const act = useCallback(
    (action: PresenterAction): void => {
      if (wallId === undefined) return;
      const message: PresenterMessage =
        typeof action === 'number' ? { kind: 'goTo', wallId, stop: action } : { kind: 'act', wallId, action };
      channel.current?.postMessage(message);
    },
    [wallId],
  );
  return { wall, act };
}
