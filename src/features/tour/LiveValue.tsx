import { useId } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TourValue } from '../../domain/tour/resolve.ts';
import { parseTemplate } from '../../domain/tour/template.ts';
import { useView } from '../../state/hooks.tsx';
import { usePassing } from '../../ui/use-passing.ts';
import type { Resolve } from './tour-model.ts';
import { valueNotes, valueText, type Say } from './value-words.ts';
import * as styles from './LiveValue.module.css';

/** A number that says on hover and focus where it comes from and when it was true; Escape puts that away. */
export function LiveValue({ value }: { value: TourValue }) {
  const { t } = useTranslation();
  const id = useId();
  const [at = null, setAt] = usePassing<DOMRect>();
  const open = ({ currentTarget }: { currentTarget: Element }): void =>
    setAt(currentTarget.getBoundingClientRect());
  const close = (): void => setAt(undefined);
  const language = useView(({ view }) => view.language);
  const say: Say = (key, values) => t(key, { ...values });
  return (
    <span
      className={styles.value}
      data-variable={value.variable}
      data-kind={value.kind}
      {...(value.kind === 'value' && { 'data-value': value.value })}
      {...(value.kind === 'value' &&
        value.period && { 'data-from': value.period.from, 'data-to': value.period.to })}
      tabIndex={0}
      aria-describedby={at === null ? undefined : id}
      onMouseEnter={open}
      onMouseLeave={close}
      onFocus={open}
      onBlur={close}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || at === null) return;
        event.preventDefault();
        close();
      }}
    >
      {valueText(value, say)}
      {at !== null &&
        createPortal(<Notes id={id} at={at} notes={valueNotes(value, say, language)} />, document.body)}
    </span>
  );
}

/** Width of the notes at most, and their distance from what they are about, px. */
const WIDEST_PX = 360;
const GAP_PX = 6;

function Notes({ id, at, notes }: { id: string; at: DOMRect; notes: readonly string[] }) {
  const left = Math.max(GAP_PX, Math.min(at.left, window.innerWidth - WIDEST_PX - GAP_PX));
  const isLow = at.bottom > window.innerHeight * 0.7;
  const place = isLow ? { bottom: window.innerHeight - at.top + GAP_PX } : { top: at.bottom + GAP_PX };
  return (
    <span id={id} role="tooltip" className={styles.notes} style={{ left, maxWidth: WIDEST_PX, ...place }}>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </span>
  );
}

/** A text with its variables resolved. */
export function LiveTexts({ text, resolve }: { text: string; resolve: Resolve }) {
  let at = 0;
  return parseTemplate(text).map((piece) => {
    const key = `${at++} ${piece.kind}`;
    if (piece.kind === 'text') return <span key={key}>{piece.text}</span>;
    return <LiveValue key={key} value={resolve(piece.variable.written)} />;
  });
}
