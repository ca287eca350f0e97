import { useEffect, useEffectEvent, useState, type CSSProperties, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isEmptyRange } from '../../domain/time/ranges.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { copyMap, scaleBar } from '../../map/painters/map-picture.ts';
import { useAppState, useShownTheme } from '../../state/hooks.tsx';
import { chosenRange } from '../../state/playback/playback.ts';
import { cssVariables, THEMES } from '../../themes/index.ts';
import * as styles from './PrintSheet.module.css';

const PAPER = cssVariables(THEMES.print);
/** Room for the map on A4 across, mm. */
const MAP_WIDTH_MM = 206;
const MAP_HEIGHT_MM = 141;

/** The map as it stood when printing began. */
interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly scale: ReturnType<typeof scaleBar>;
  readonly takenAt: number;
}

const minute = (moment: number): string => formatIso(moment).slice(0, 16).replace('T', ' ');

/**
 * The map page on one sheet of A4 across: city, period and filter in words, numbers, the map as it stands with its scale,
 * legend, when it was printed and whose data it shows. It is made when the browser is about to print, unless a
 * `PaperPage` is open, which is what is printed then.
 */
export function PrintSheet(props: {
  map: GridlightMap;
  title: string;
  filters: ReactNode;
  numbers: ReactNode;
  legend: ReactNode;
  source: string;
}) {
  const { map } = props;
  const [picture, setPicture] = useState<Picture | null>(null);
  const background = THEMES[useShownTheme()].map.outside;
  const begin = useEffectEvent((): void => {
    // Each of the two hides everything but itself: on paper beside paper, nothing would be left.
    if (document.querySelector('[data-paper]') !== null) return;
    const taken = document.createElement('canvas');
    copyMap(map.map, taken, background);
    // The page is laid out for paper when this task ends, so the sheet has to be there at once.
    flushSync(() => setPicture({ canvas: taken, scale: scaleBar(map.map), takenAt: Date.now() }));
  });
  useEffect(() => {
    const end = (): void => setPicture(null);
    const takePicture = (): void => begin();
    window.addEventListener('beforeprint', takePicture);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', takePicture);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return picture && createPortal(<Sheet {...props} picture={picture} />, document.body);
}

function Sheet(props: React.ComponentProps<typeof PrintSheet> & { picture: Picture }) {
  const { t } = useTranslation();
  const { picture, title, filters, numbers, legend, source } = props;
  const { canvas, scale } = picture;
  const { metres, share } = scale;
  const state = useAppState();
  const range = chosenRange(state);
  const widthMm = Math.min(MAP_WIDTH_MM, (MAP_HEIGHT_MM * canvas.width) / Math.max(1, canvas.height));
  return (
    <section className={styles.sheet} style={PAPER as CSSProperties} data-part="print">
      <header>
        <h1>{title}</h1>
        <strong>{range && !isEmptyRange(range) ? `${minute(range.from)} – ${minute(range.to)}` : ''}</strong>
        {filters}
      </header>
      {numbers}
      <div className={styles.body}>
        <figure style={{ width: `${widthMm}mm` }} ref={(figure) => figure?.prepend(canvas)}>
          <figcaption style={{ width: `${share * 100}%` }}>
            {metres >= 1000
              ? t('print.kilometres', { n: formatNumber(metres / 1000) })
              : t('print.metres', { n: formatCount(metres) })}
          </figcaption>
        </figure>
        <div className={styles.legend}>{legend}</div>
      </div>
      <footer>
        <span>{source}</span>
        <span>{t('print.printedAt', { time: minute(props.picture.takenAt) })}</span>
      </footer>
    </section>
  );
}
