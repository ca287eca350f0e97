import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useFocusInside } from './use-focus-inside.ts';
import * as styles from './WholePage.module.css';

/**
 * A whole page over the map in the colours of the theme: title, where it comes from, tools, and a way back. The focus goes
 * into it and returns to where it was; `part` names it for those who look from outside.
 */
export function WholePage(props: {
  part: string;
  title: string;
  aside?: ReactNode;
  tools?: ReactNode;
  closeLabel: string;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  children: ReactNode;
}) {
  const page = useRef<HTMLElement>(null);
  useFocusInside(page);
  return (
    <section
      ref={page}
      className={styles.page}
      data-layer="page"
      tabIndex={-1}
      aria-label={props.title}
      data-part={props.part}
      onKeyDown={props.onKeyDown}
    >
      <header className={styles.head}>
        <h1>{props.title}</h1>
        {props.aside !== undefined && <p className={styles.aside}>{props.aside}</p>}
        <div className={styles.tools}>
          {props.tools}
          <Button onClick={props.onClose}>{props.closeLabel}</Button>
        </div>
      </header>
      {props.children}
    </section>
  );
}
