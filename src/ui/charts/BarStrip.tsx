import { useEffect, useRef } from 'react';
import { drawBars, type BarStripData } from './draw-bars.ts';
import styles from './BarStrip.module.css';

/**
 * Bars on a canvas that fills its parent. The colours are the CSS properties `--bar-weak`, `--bar-strong` and
 * `--bar-baseline`; give it the theme as its `key`, so that a change of theme draws again. Decorative: say its numbers beside it.
 */
export function BarStrip({ data }: { data: BarStripData }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const draw = () => {
      const style = getComputedStyle(element);
      const colour = (name: string) => style.getPropertyValue(name).trim();
      const colours = {
        weak: colour('--bar-weak'),
        strong: colour('--bar-strong'),
        baseline: colour('--bar-baseline'),
      };
      drawBars(element, data, colours, window.devicePixelRatio);
    };
    // One frame later the page has put a new theme's colours in place.
    const frame = requestAnimationFrame(draw);
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [data]);
  return <canvas ref={canvas} className={styles['strip']} aria-hidden="true" />;
}
