import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import * as styles from './Dialog.module.css';
import * as panelStyles from './Panel.module.css';
import * as utilities from './utilities.module.css';

/** A modal dialog; Escape and a click beside it close it, the focus goes back where it was. */
export function Dialog(props: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { onClose } = props;
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={props.title}
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
