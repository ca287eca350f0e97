import type { ReactNode } from 'react';

/** Something that is on or off. */
export function Switch(props: { checked: boolean; onChange: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.checked}
      className="switch"
      onClick={props.onChange}
    >
      <span className="switch-box" aria-hidden="true" />
      {props.children}
    </button>
  );
}
