import * as styles from './Shape.module.css';
import type { ShapeName } from '../themes/shapes.ts';

const PATHS: Record<ShapeName, string> = {
  circle: 'M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6z',
  ring: 'M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6z',
  triangle: 'M8 2.2 14.2 13H1.8z',
  square: 'M3 3h10v10H3z',
  diamond: 'M8 1.6 14.4 8 8 14.4 1.6 8z',
  star: 'm8 1.4 1.9 4.2 4.6.5-3.4 3.1 1 4.5L8 11.4l-4.1 2.3 1-4.5L1.5 6.1l4.6-.5z',
  cross: 'M3 3l10 10M13 3 3 13',
};

/** A shape in a colour; `crossed` puts a cross over it. Decorative: words stand beside it. */
export function Shape({
  shape,
  colour,
  crossed,
}: {
  shape: ShapeName;
  colour: string;
  crossed?: boolean | undefined;
}) {
  const hollow = shape === 'ring' || shape === 'cross' || crossed === true;
  return (
    <svg className={styles.swatch} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={PATHS[shape]}
        fill={hollow ? 'none' : colour}
        stroke={colour}
        strokeWidth={hollow ? 2.2 : 1}
        strokeLinejoin="round"
      />
      {crossed === true && <path d="M5.5 5.5l5 5M10.5 5.5l-5 5" stroke={colour} strokeWidth="1.6" />}
    </svg>
  );
}
