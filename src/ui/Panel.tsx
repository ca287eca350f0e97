import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './Button.tsx';
import * as styles from './Panel.module.css';
import * as utilities from './utilities.module.css';

/** The five states of a panel. `stale` shows its content, dimmed and with its age. */
export type PanelState =
  | { kind: 'loading' }
  | { kind: 'empty'; message: string; hint?: string }
  | { kind: 'ready' }
  | { kind: 'stale'; message: string }
  | { kind: 'failed'; message: string; hint?: string; retry: () => void };

/** A floating panel with a title, a note at its right, and one of the five states. */
export function Panel(props: {
  title: string;
  aside?: ReactNode;
  state: PanelState;
  collapsible?: boolean;
  scrolls?: boolean;
  className?: string;
  /** Of the part below the title. */
  bodyClassName?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [collapsed, setCollapsed] = useState(false);
  const titleId = useId();
  const { state } = props;
  const aside = state.kind === 'stale' ? state.message : props.aside;
  return (
    <section
      className={`${styles.panel} ${props.className ?? ''}`}
      aria-labelledby={titleId}
      aria-busy={state.kind === 'loading'}
      data-state={state.kind}
      data-collapsed={collapsed}
    >
      <header className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {props.title}
        </h2>
        <span
          className={styles.aside}
          data-stale={state.kind === 'stale'}
          title={typeof aside === 'string' ? aside : undefined}
        >
          {aside}
        </span>
        {props.collapsible === true && (
          <IconButton
            icon={collapsed ? 'chevronDown' : 'chevronUp'}
            label={collapsed ? t('panel.expand') : t('panel.collapse')}
            expanded={!collapsed}
            onClick={() => setCollapsed(!collapsed)}
          />
        )}
      </header>
      {!collapsed && (
        <div
          className={`${styles.body} ${props.scrolls === false ? styles.flush : utilities.scroll} ${props.bodyClassName ?? ''}`}
        >
          {state.kind === 'ready' || state.kind === 'stale' ? (
            props.children
          ) : (
            <PanelPlaceholder state={state} />
          )}
        </div>
      )}
    </section>
  );
}

/** What a panel shows instead of its content. */
export function PanelPlaceholder({
  state,
}: {
  state: Exclude<PanelState, { kind: 'ready' } | { kind: 'stale' }>;
}) {
  const { t } = useTranslation();
  if (state.kind === 'loading')
    return (
      <div className={styles.placeholder} role="status">
        <span className={utilities.visuallyHidden}>{t('panel.loading')}</span>
        <span className={styles.skeleton}>
          <i style={{ width: '82%' }} />
          <i style={{ width: '64%' }} />
          <i style={{ width: '73%' }} />
        </span>
      </div>
    );
  return (
    <div
      className={styles.placeholder}
      data-kind={state.kind}
      role={state.kind === 'failed' ? 'alert' : undefined}
    >
      <strong>{state.message}</strong>
      {state.hint !== undefined && <span>{state.hint}</span>}
      {state.kind === 'failed' && <Button onClick={state.retry}>{t('panel.retry')}</Button>}
    </div>
  );
}
