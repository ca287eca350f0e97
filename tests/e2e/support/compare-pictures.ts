import type { Page } from 'playwright-core';

/** Part of the pixels (0–1) in which two pictures (PNG, same size) differ by more than `tolerance` of 255 in a channel. */
export async function differingShare(page: Page, one: Buffer, other: Buffer, tolerance = 8): Promise<number> {
  return page.evaluate(
    async ([first, second, most]) => {
      const pixelsOf = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        if (context === null) throw new Error('this browser draws no canvas');
        context.drawImage(picture, 0, 0);
        return context.getImageData(0, 0, picture.width, picture.height);
      };
      const [a, b] = [await pixelsOf(first), await pixelsOf(second)];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let different = 0;
      for (let at = 0; at < a.data.length; at += 4)
        if (
          [0, 1, 2].some(
            (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > most,
          )
        )
          different++;
      return different / (a.width * a.height);
    },
    [one.toString('base64'), other.toString('base64'), tolerance] as const,
  );
}
