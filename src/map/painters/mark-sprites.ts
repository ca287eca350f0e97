import type { ClusterMark, IncidentMark } from '../../domain/engine/api/answer.ts';
import { discOf } from '../../layers/marks/cluster-disc.ts';
import { FAMILIES } from '../../layers/style/fonts.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSprite } from '../images/canvas.ts';
import { DISC_MARGIN_PX, paintDisc } from '../images/cluster-image.ts';
import { INCIDENT_PX, paintIncident } from '../images/incident-image.ts';
import { SpriteCache } from './sprite-cache.ts';

/** Rings differ by radius and shares; 2,000 of them take about 12 MB at one device px to the CSS px. */
const DISC_LIMIT = 2000;
const TEXT_LIMIT = 2000;
const POINT_LIMIT = 200;
const FONT = FAMILIES.map((family) => `"${family}"`).join(', ');
/** Highlight mode dims what does not match. */
const DIM = 0.22;

/** A 2D context with what drawing marks needs of it. */
export type Target = Pick<CanvasRenderingContext2D, 'drawImage' | 'globalAlpha'>;

/**
 * Copies marks onto a canvas in device px. Images are kept by what they look like, so that a frame is copies only;
 * centres are put on whole device px, so that text stays sharp.
 */
export class MarkSprites {
  readonly #discs = new SpriteCache<ImageBitmap>(DISC_LIMIT);
  readonly #texts = new SpriteCache<ImageBitmap>(TEXT_LIMIT);
  readonly #points = new SpriteCache<ImageBitmap>(POINT_LIMIT);

  /** Draws a cluster around (x, y), device px; gives its radius, CSS px. */
  drawCluster(target: Target, mark: ClusterMark, theme: Theme, ratio: number, x: number, y: number): number {
    const { radiusPx, steps, text, fontPx, opacity, textOpacity } = discOf(mark);
    const sidePx = 2 * (radiusPx + DISC_MARGIN_PX);
    const disc = this.#discs.get(`${theme.id}|${ratio}|${radiusPx}|${steps.join('.')}`, () =>
      paintSprite(sidePx, sidePx, ratio, (context) => paintDisc(context, theme, radiusPx, steps)),
    );
    copy(target, disc, opacity, x, y);
    const words = this.#texts.get(`${theme.id}|${ratio}|${fontPx}|${text}`, () =>
      paintSprite(fontPx * (0.7 * text.length + 0.6), fontPx * 1.5, ratio, (context) => {
        context.font = `700 ${fontPx}px ${FONT}`;
        context.textAlign = 'center';
        context.fillStyle = theme.map.discText;
        const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } =
          context.measureText('0');
        context.fillText(text, 0, (ascent - descent) / 2);
      }),
    );
    copy(target, words, textOpacity, x, y);
    return radiusPx;
  }

  /** Draws a single incident around (x, y), device px, at `scale` of its image. */
  drawIncident(
    target: Target,
    mark: IncidentMark,
    look: { theme: Theme; ratio: number; scale: number },
    x: number,
    y: number,
  ): void {
    const { theme, ratio, scale } = look;
    const sprite = this.#points.get(`${theme.id}|${ratio}|${scale}|${mark.progress}`, () =>
      paintSprite(INCIDENT_PX * scale, INCIDENT_PX * scale, ratio * scale, (context) =>
        paintIncident(context, theme, mark.progress),
      ),
    );
    copy(target, sprite, mark.matched ? 1 : DIM, x, y);
  }

  /** Gives back the memory of every image. */
  clear(): void {
    for (const cache of [this.#discs, this.#texts, this.#points]) cache.clear();
  }
}

function copy(target: Target, sprite: ImageBitmap, opacity: number, x: number, y: number): void {
  target.globalAlpha = opacity;
  target.drawImage(sprite, Math.round(x - sprite.width / 2), Math.round(y - sprite.height / 2));
}
