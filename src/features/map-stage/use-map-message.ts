import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A line about the map: a key of the texts with a message in it, or a message alone. */
type Message = { readonly key: string; readonly message?: string } | { readonly message: string };

/** Shows a message, for a while where `forMs` is given; `undefined` takes it away. */
export type ShowMessage = (message: Message | undefined, forMs?: number) => void;

/** Time to read what a click or a layer could not be given. */
const FAILED_MS = 6000;

/** What the map has to say about itself, one line at a time. The functions stay the same. */
export function useMapMessage(): {
  readonly text: string | undefined;
  readonly showMessage: ShowMessage;
  /** Says for a while that the engine gave no answer. */
  readonly reportFailure: (error: unknown) => void;
} {
  const { t } = useTranslation();
  const [message, setMessage] = useState<Message | undefined>();
  const timer = useRef(0);
  const showMessage = useCallback<ShowMessage>((next, forMs) => {
    clearTimeout(timer.current);
    setMessage(next);
    if (forMs !== undefined) timer.current = window.setTimeout(() => setMessage(undefined), forMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const reportFailure = useCallback(
    (error: unknown): void => {
      const reason = error instanceof Error ? error.message : String(error);
      showMessage({ key: 'failure.question', message: reason }, FAILED_MS);
    },
    [showMessage],
  );
  const text = message && ('key' in message ? t(message.key, { message: message.message }) : message.message);
  return { text, showMessage, reportFailure };
}
