import { useEffect } from 'react';

/** Without a move for so long the cursor goes, ms. */
const CURSOR_REST_MS = 3_000;

/**
 * How a page behaves where nobody sits: no cursor at rest, full screen with the first key or click, nothing to mark, no
 * menu of the browser, a screen that stays awake. `isOn` false leaves the page as it is.
 */
export function useKioskMode(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const ends = [hideCursorAtRest(), fillScreenAtFirstInput(), refuseMenu(), stayAwake()];
    document.documentElement.dataset['kiosk'] = 'true';
    return () => {
      delete document.documentElement.dataset['kiosk'];
      for (const end of ends) end();
    };
  }, [isOn]);
}

function hideCursorAtRest(): () => void {
  const { dataset } = document.documentElement;
  const hide = (): void => {
    dataset['cursor'] = 'off';
  };
  let timer = setTimeout(hide, CURSOR_REST_MS);
  const show = (): void => {
    delete dataset['cursor'];
    clearTimeout(timer);
    timer = setTimeout(hide, CURSOR_REST_MS);
  };
  addEventListener('pointermove', show);
  return () => {
    clearTimeout(timer);
    delete dataset['cursor'];
    removeEventListener('pointermove', show);
  };
}

/** A browser fills the screen only in answer to a hand; one that refuses is left alone. */
function fillScreenAtFirstInput(): () => void {
  const fill = (): void => {
    stop();
    document.documentElement.requestFullscreen().catch(() => undefined);
  };
  const stop = (): void => {
    removeEventListener('keydown', fill);
    removeEventListener('pointerdown', fill);
  };
  addEventListener('keydown', fill);
  addEventListener('pointerdown', fill);
  return stop;
}

function refuseMenu(): () => void {
  const refuse = (event: Event): void => event.preventDefault();
  addEventListener('contextmenu', refuse);
  return () => removeEventListener('contextmenu', refuse);
}

/** The lock is given back whenever the page is hidden, and asked for again when it is seen. */
function stayAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    const given = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (isOver) await given?.release();
    else lock = given;
  };
  const again = (): void => void ask();
  void ask();
  document.addEventListener('visibilitychange', again);
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
