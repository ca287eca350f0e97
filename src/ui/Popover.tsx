import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import { useLayer } from './use-layer.ts';
import * as panelStyles from './Panel.module.css';
import * as styles from './Popover.module.css';

/**
 * A panel above the control that opened it, inside its `host`. It takes the focus, stays while the page is used
 * beside it, and closes with Escape, Back or its button, wherever the focus is; the focus then goes back to where it came from.
 */
export function Popover(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const { onClose } = props;
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);
  useLayer(panel, onClose);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      ref={panel}
      className={`${panelStyles.panel} ${panelStyles.solid} ${styles.popover}`}
      role="dialog"
      aria-labelledby={titleId}
      data-layer="popover"
      tabIndex={-1}
    >
      <header className={`${panelStyles.head} ${styles.head}`}>
        <h2 className={panelStyles.title} id={titleId}>
          {props.title}
        </h2>
        <span className={panelStyles.aside} />
        <IconButton icon="close" label={t('panel.close')} onClick={onClose} />
      </header>
      <div className={styles.body}>{props.children}</div>
    </div>
  );
}
