import type { KeyboardEvent } from 'react';
import * as styles from './Segmented.module.css';

/** One of a few values; a radio group, so the arrow keys move the choice. */
export function Segmented<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: string; title?: string }[];
  value: T | undefined;
  onChange: (value: T) => void;
}) {
  const { options, value } = props;
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = options.findIndex((option) => option.value === value);
    const next = (at + step + options.length) % options.length;
    const option = options[next];
    if (option === undefined) return;
    props.onChange(option.value);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  const focusable = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <div className={styles.segmented} role="radiogroup" aria-label={props.label} onKeyDown={move}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === focusable ? 0 : -1}
          title={option.title}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
