import type { Changing } from '../changing.ts';
import { drawBars } from './draw-bars.ts';
import type { BarStripData } from './lay-out-bars.ts';
import { useLiveCanvas } from './use-live-canvas.ts';
import * as styles from './BarStrip.module.css';

/**
 * Bars on a canvas that fills its parent and follows its sources, with the values of its axis left of it. The colours are
 * the CSS properties `--bar-weak`, `--bar-strong`, `--bar-baseline`, `--bar-text` and `--bar-value`; give it the theme as its `key`.
 * `format` writes a count. Decorative: say its numbers beside it.
 */
export function BarStrip(props: {
  one: Changing;
  other: Changing;
  read: () => BarStripData | null;
  format: (count: number) => string;
}) {
  const canvas = useLiveCanvas({
    one: props.one,
    other: props.other,
    readLook: (property) => ({
      weak: property('--bar-weak'),
      strong: property('--bar-strong'),
      baseline: property('--bar-baseline'),
      text: property('--bar-text'),
      value: property('--bar-value'),
      font: `${property('font-size')} ${property('font-family')}`,
      fontPx: Number.parseFloat(property('font-size')),
    }),
    draw: (context, size, look) => {
      const data = props.read();
      if (data) drawBars(context, data, { ...look, format: props.format }, size);
    },
  });
  return <canvas ref={canvas} className={styles.strip} aria-hidden="true" />;
}
