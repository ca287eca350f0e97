import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlacePicture, PlaceScene } from '../../domain/desk/place/place-picture.ts';
import type { DrawnCell } from '../../domain/desk/place/significance-picture.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { formatPValue } from '../../i18n/p-value.ts';
import { formatMetres } from '../../layers/pictures/metres.ts';
import { shownStretches } from '../../layers/pictures/ride-shapes.ts';
import * as styles from './MapTooltip.module.css';

/** Fewer cases than this are marked. */
const FEW_CASES = 5;

/** What the pointer is on in a picture of the hotspots: its numbers, class and window. */
export function HotspotTooltip(props: {
  place: PlaceScene;
  id: string;
  screen: { readonly x: number; readonly y: number };
}) {
  const { t } = useTranslation();
  const { place, id, screen } = props;
  const [title, ...lines] = linesOf(place, Number(id), t);
  if (title === undefined) return null;
  const { window } = place.picture.facts;
  return (
    <div className={styles.tooltip} style={{ translate: `${screen.x + 14}px ${screen.y + 14}px` }}>
      <strong>{title}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      <span>
        {t('patrolPlace.tip.window', { from: formatDate(window.from), to: formatDate(window.to - 1) })}
      </span>
    </div>
  );
}

function linesOf({ picture, lineId }: PlaceScene, at: number, t: TFunction): string[] {
  return picture.kind === 'significance' || picture.kind === 'trend'
    ? cellLines(picture, at, t)
    : shapeLines(picture, lineId, at, t);
}

function weightLines({ weight, cases }: Pick<DrawnCell, 'weight' | 'cases'>, t: TFunction): string[] {
  const text = t('patrolPlace.tip.weight', { n: formatNumber(weight, 2), cases });
  return cases < FEW_CASES ? [text, t('patrolPlace.tip.few')] : [text];
}

function cellLines(
  picture: Extract<PlacePicture, { kind: 'significance' | 'trend' }>,
  at: number,
  t: TFunction,
): string[] {
  if (picture.kind === 'significance') {
    const cell = picture.drawn[at];
    if (cell === undefined) return [];
    if (picture.level === null) return [t('patrolPlace.tip.notTested'), ...weightLines(cell, t)];
    const score = { z: formatNumber(cell.z, 2), p: formatPValue(cell.p) };
    return [
      t(`patrolPlace.tip.class.${cell.class}`),
      ...weightLines(cell, t),
      ...(Number.isNaN(cell.z) ? [] : [t('patrolPlace.tip.score', score)]),
    ];
  }
  const cell = picture.drawn[at];
  if (cell === undefined) return [];
  const numbers = {
    z: formatNumber(cell.z, 2),
    trendZ: formatNumber(cell.trendZ, 2),
    p: formatPValue(cell.trendP),
    hot: cell.class?.side === 'cold' ? cell.coldSteps : cell.hotSteps,
    steps: picture.stepCount,
  };
  return [
    cell.class === null
      ? t('patrolPlace.tip.noClass')
      : t(`patrolPlace.pattern.${cell.class.side}.${cell.class.pattern}`),
    ...(cell.class === null ? [] : [t(`patrolPlace.patternHint.${cell.class.pattern}`)]),
    ...weightLines(cell, t),
    t('patrolPlace.tip.trend', numbers),
  ];
}

function shapeLines(
  picture: Exclude<PlacePicture, { kind: 'significance' | 'trend' }>,
  lineId: string | null,
  at: number,
  t: TFunction,
): string[] {
  switch (picture.kind) {
    case 'density': {
      const band = picture.bands[at];
      if (band === undefined) return [];
      return [
        t('patrolPlace.tip.above', { from: formatNumber(band.from) }),
        t('patrolPlace.tip.bandwidth', { bandwidth: formatMetres(picture.bandwidthM) }),
        t('patrolPlace.tip.total', {
          n: formatNumber(picture.facts.weight, 2),
          cases: picture.facts.cases,
        }),
      ];
    }
    case 'clusters': {
      const cluster = picture.clusters[at];
      if (cluster === undefined) return [];
      return [
        t('patrolPlace.tip.cluster', { cases: cluster.cases, n: formatNumber(cluster.weight, 1) }),
        t('patrolPlace.tip.clusterBy', {
          radius: formatMetres(picture.radiusM),
          points: picture.minPoints,
        }),
      ];
    }
    case 'nearRepeat': {
      const zone = picture.zones[at];
      if (zone === undefined) return [];
      return [
        t('patrolPlace.tip.zone', { n: zone.ageDays, radius: formatMetres(zone.radiusM) }),
        t('patrolPlace.tip.expires', { date: formatDate(zone.expiresAt - 1) }),
      ];
    }
    case 'lines': {
      const stretch = shownStretches(picture, lineId)[at];
      if (stretch === undefined) return [];
      return [
        t('patrolPlace.pair', { from: stretch.from.name, to: stretch.to.name }),
        t('patrolPlace.tip.perKm', {
          rate: formatNumber(stretch.perKm, 1),
          n: formatNumber(stretch.weight, 2),
          km: formatNumber(stretch.lengthM / 1000, 2),
        }),
        t('patrolPlace.tip.lines', { names: stretch.lineNames.join(' · ') }),
      ];
    }
  }
}
