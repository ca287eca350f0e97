import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import * as styles from './Button.module.css';

/** A button with words. */
export function Button({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      {children}
    </button>
  );
}

/** A button that is only an icon; `label` is its name and tooltip. */
export function IconButton(props: {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  expanded?: boolean;
}) {
  return (
    <button
      type="button"
      className={styles.iconButton}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A button with words that stays pressed while something is on, or open. */
export function ToggleButton(props: {
  isOn?: boolean;
  isExpanded?: boolean;
  isDisabled?: boolean;
  icon?: IconName;
  title: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`${styles.button} ${styles.toggleButton}`}
      title={props.title}
      aria-pressed={props.isOn}
      aria-expanded={props.isExpanded}
      aria-disabled={props.isDisabled}
      onClick={() => props.isDisabled !== true && props.onClick()}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children}
    </button>
  );
}
