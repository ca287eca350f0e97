import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import * as styles from './Dialog.module.css';
import * as panelStyles from './Panel.module.css';
import * as utilities from './utilities.module.css';

/**
 * A modal dialog; Escape, Back and a click beside it close it. The focus goes to what is to be chosen first (`data-first`),
 * else to the button that closes it, stays inside, and goes back where it was.
 */
export function Dialog(props: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Takes the width of the screen. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { onClose } = props;
  // Closed before it leaves the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    element?.querySelector<HTMLElement>('[data-first] button')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={props.title}
      data-layer="dialog"
      data-wide={props.isWide}
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.body}>
        <header className={panelStyles.head}>
          <h2 className={panelStyles.title}>{props.title}</h2>
          <span className={panelStyles.aside}>
            <IconButton icon="close" label={props.closeLabel} onClick={onClose} />
          </span>
        </header>
        <div className={`${panelStyles.body} ${utilities.scroll}`}>{props.children}</div>
      </div>
    </dialog>
  );
}
