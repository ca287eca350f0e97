import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import './popover.css';

/**
 * A panel above the control that opened it, inside a `.popover-host`. It takes the focus, stays while the page is used
 * beside it, and closes with Escape or its button; the focus then goes back to where it came from.
 */
export function Popover(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const { onClose } = props;
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);
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
      className="panel popover"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="panel-head">
        <h2 className="panel-title" id={titleId}>
          {props.title}
        </h2>
        <span className="panel-aside" />
        <IconButton icon="close" label={t('panel.close')} onClick={onClose} />
      </header>
      <div className="popover-body">{props.children}</div>
    </div>
  );
}
