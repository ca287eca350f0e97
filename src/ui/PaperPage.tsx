import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { cssVariables, THEMES } from '../themes/index.ts';
import { Button } from './Button.tsx';
import { useLayer } from './use-layer.ts';
import * as styles from './PaperPage.module.css';

const PAPER = cssVariables(THEMES.print);

/**
 * Paper over the whole page, as it will be printed. It takes the focus and gives it back, nobody gets behind it, and it
 * alone is printed. Escape, Back, its button and `closeKeys` close it; keys of the page work as on a whole page where it
 * `sharesKeys`, and as in a dialog otherwise.
 * `className` names the size of its sheet (`page: …`) and may set `--paper-width`.
 */
export function PaperPage(props: {
  label: string;
  className: string;
  tools?: ReactNode;
  closeLabel: string;
  onClose: () => void;
  closeKeys?: readonly string[];
  sharesKeys?: boolean;
  part?: string;
  children: ReactNode;
}) {
  const {
    label,
    className,
    tools,
    closeLabel,
    onClose,
    closeKeys,
    sharesKeys = false,
    part,
    children,
  } = props;
  const paper = useRef<HTMLElement>(null);
  useLayer(paper, onClose);
  useEffect(() => {
    const before = document.activeElement;
    const behind = document.getElementById('root');
    behind?.toggleAttribute('inert', true);
    paper.current?.focus();
    return () => {
      behind?.toggleAttribute('inert', false);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (closeKeys?.includes(event.key) !== true) return;
      event.preventDefault();
      onClose();
    };
    // After what is on the paper, before the page.
    document.addEventListener('keydown', take);
    return () => document.removeEventListener('keydown', take);
  }, [onClose, closeKeys]);
  return createPortal(
    <section
      ref={paper}
      className={`${styles.paper} ${className}`}
      style={PAPER as CSSProperties}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      data-part={part}
      data-paper
      data-layer={sharesKeys ? 'page' : 'dialog'}
    >
      <header className={styles.tools}>
        {tools}
        <Button onClick={onClose}>{closeLabel}</Button>
      </header>
      {children}
    </section>,
    document.body,
  );
}
