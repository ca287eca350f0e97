import { useRef } from 'react';
import type { Changing } from './changing.ts';
import { useFrameDraw } from './use-frame-draw.ts';

/** A text that follows its sources without rendering anew; `className` as of any element. */
export function LiveText(props: {
  one: Changing;
  other: Changing;
  text: () => string;
  className?: string | undefined;
  isOutput?: boolean;
}) {
  const element = useRef<HTMLElement>(null);
  useFrameDraw(props.one, props.other, () => {
    const text = props.text();
    if (element.current && element.current.textContent !== text) element.current.textContent = text;
  });
  const Tag = props.isOutput === true ? 'output' : 'span';
  return (
    <Tag
      ref={(node: HTMLElement | null) => {
        element.current = node;
      }}
      className={props.className}
      {...(props.isOutput === true && { 'aria-live': 'off' as const })}
    />
  );
}
