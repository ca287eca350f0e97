import type { Changing } from '../changing.ts';
import { drawBars, type BarStripData } from './draw-bars.ts';
import { useLiveCanvas } from './use-live-canvas.ts';
import * as styles from './BarStrip.module.css';

/**
 * Bars on a canvas that fills its parent and follows its sources. The colours are the CSS properties `--bar-weak`,
 * `--bar-strong` and `--bar-baseline`; give it the theme as its `key`. Decorative: say its numbers beside it.
 */
export function BarStrip(props: { one: Changing; other: Changing; read: () => BarStripData | null }) {
  const canvas = useLiveCanvas({
    one: props.one,
    other: props.other,
    readLook: (property) => ({
      weak: property('--bar-weak'),
      strong: property('--bar-strong'),
      baseline: property('--bar-baseline'),
    }),
    draw: (context, size, colours) => {
      const data = props.read();
      if (data) drawBars(context, data, colours, size);
    },
  });
  return <canvas ref={canvas} className={styles.strip} aria-hidden="true" />;
}
