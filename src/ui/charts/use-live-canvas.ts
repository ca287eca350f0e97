import { useEffect, useRef, type RefObject } from 'react';
import type { Changing } from '../changing.ts';
import { useFrameDraw } from '../use-frame-draw.ts';

/** Size of a canvas in CSS px. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Reads a CSS property of the canvas, as colours and the size of its font. */
export type ReadProperty = (name: string) => string;

/**
 * A canvas that fills its parent and is drawn whenever its sources change, at most once a frame. Size and CSS properties
 * are read when it appears and when it is resized, never while it moves: give it the theme as its key.
 */
export function useLiveCanvas<Look>(options: {
  one: Changing;
  other: Changing;
  readLook: (property: ReadProperty) => Look;
  draw: (context: CanvasRenderingContext2D, size: CanvasSize, look: Look) => void;
}): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ready = useRef<{ size: CanvasSize; look: Look } | null>(null);
  const latest = useRef(options);

  const draw = () => {
    latest.current = options;
    paint(canvas.current, ready.current, options.draw);
  };
  useFrameDraw(options.one, options.other, draw);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const measure = () => {
      const style = getComputedStyle(element);
      ready.current = {
        size: { width: element.clientWidth, height: element.clientHeight },
        look: latest.current.readLook((name) => style.getPropertyValue(name).trim()),
      };
      paint(element, ready.current, latest.current.draw);
    };
    // One frame later the page has put a new theme's colours in place.
    const frame = requestAnimationFrame(measure);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
  return canvas;
}

function paint<Look>(
  canvas: HTMLCanvasElement | null,
  ready: { size: CanvasSize; look: Look } | null,
  draw: (context: CanvasRenderingContext2D, size: CanvasSize, look: Look) => void,
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || !ready) return;
  const { width, height } = ready.size;
  const ratio = window.devicePixelRatio;
  const deviceWidth = Math.round(width * ratio);
  const deviceHeight = Math.round(height * ratio);
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw(context, ready.size, ready.look);
}
