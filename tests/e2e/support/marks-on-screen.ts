import type { Page } from 'playwright-core';

/** The canvas of marks compared with a picture of the page. */
export interface MarksOnScreen {
  /** Pixels that the canvas covers wholly, in the free middle of the page. */
  readonly covered: number;
  /** Of these, the ones that have the same colour in the picture of the page. */
  readonly seen: number;
  /** Stands for the whole content of the canvas: another text, another picture. */
  readonly print: string;
}

/** Reads the canvas of marks and looks for its pixels in a screenshot of the same moment (PNG, one px to a CSS px). */
export function compareMarks(page: Page, screenshot: Buffer): Promise<MarksOnScreen> {
  return page.evaluate(async (base64) => {
    const marks = document.querySelector<HTMLCanvasElement>('.canvases-module_marks');
    const middle = document.querySelector('.Shell-module_middle')?.getBoundingClientRect();
    const foot = document.querySelector('.Shell-module_middleFoot')?.getBoundingClientRect();
    const pixels = marks?.getContext('2d')?.getImageData(0, 0, marks.width, marks.height);
    if (!marks || !middle || !foot || !pixels) throw new Error('the page has no marks');
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (copy === null) throw new Error('this browser draws no canvas');
    copy.drawImage(picture, 0, 0);
    const screen = copy.getImageData(0, 0, picture.width, picture.height);
    const { left, top } = marks.getBoundingClientRect();
    let covered = 0;
    let seen = 0;
    for (let y = Math.ceil(middle.top); y < Math.min(middle.bottom, foot.top); y++)
      for (let x = Math.ceil(middle.left); x < middle.right; x++) {
        const at = (Math.round(y - top) * pixels.width + Math.round(x - left)) * 4;
        if (pixels.data[at + 3] !== 255) continue;
        covered++;
        const there = (y * screen.width + x) * 4;
        const isSame = [0, 1, 2].every(
          (channel) => Math.abs((pixels.data[at + channel] ?? 0) - (screen.data[there + channel] ?? 0)) <= 2,
        );
        if (isSame) seen++;
      }
    const digest = await crypto.subtle.digest('SHA-256', pixels.data);
    const print = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { covered, seen, print };
  }, screenshot.toString('base64'));
}
