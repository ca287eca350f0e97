import type { FeatureCollection, Point } from 'geojson';
import type { ClusterMark } from '../domain/engine/answer.ts';
import { PROGRESSES, type Progress } from '../domain/incidents/life-cycle.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './cached-by.ts';
import { FONT_BOLD, feature, geojsonSource, type LegendEntry, type ScenePart } from './scene.ts';

/** Steps of a full circle that a share is rounded to; bounds the number of different rings. */
const RING_STEPS = 24;
const RADIUS_STEP = 2;

/** Radius in CSS px: grows with the square root of the count, from 11 to 30. */
export function clusterRadius(count: number): number {
  const radius = 9 + 1.45 * Math.sqrt(count) ** 0.82;
  return Math.min(30, Math.max(11, Math.round(radius / RADIUS_STEP) * RADIUS_STEP + 1));
}

/** Shares in 24ths that add up to 24; what exists at all is never rounded away. */
export function quantiseShares(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return shares.map(() => 0);
  const steps = shares.map((share) =>
    share > 0 ? Math.max(1, Math.round((share / total) * RING_STEPS)) : 0,
  );
  const largest = steps.indexOf(Math.max(...steps));
  steps[largest] = (steps[largest] ?? 0) + RING_STEPS - steps.reduce((sum, step) => sum + step, 0);
  return steps;
}

/** Name of the image of a cluster; the image is drawn when the map asks for it. */
export function clusterImageId(mark: ClusterMark, theme: Theme): string {
  const shares = [...mark.progress, mark.count - mark.matched];
  return `cluster|${theme.id}|${clusterRadius(mark.count)}|${quantiseShares(shares).join('.')}`;
}

/** A count as it fits into a disc: 999, 1.2k, 12k. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 9950) return `${(count / 1000).toFixed(1)}k`;
  return count < 999_500 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`;
}

function collection(marks: readonly ClusterMark[], theme: Theme): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: marks.map((mark) =>
      feature(
        { type: 'Point' as const, coordinates: [mark.longitude, mark.latitude] },
        {
          cluster: mark.id,
          count: mark.count,
          text: shortCount(mark.matched === 0 ? mark.count : mark.matched),
          image: clusterImageId(mark, theme),
          size: clusterRadius(mark.count) > 14 ? (mark.count >= 100 ? 14 : 13) : 11.5,
          dim: mark.matched === 0 ? 1 : 0,
        },
      ),
    ),
  };
}

/**
 * Clusters: a dark disc, the progress as a thin ring, the count inside. In highlight mode the ring shows beside the
 * matches how much of the cluster does not match, the count is that of the matches, and a cluster without a match is dimmed.
 */
export function clusters(marks: readonly ClusterMark[], theme: Theme): ScenePart {
  return {
    sources: { clusters: geojsonSource(cachedBy(marks, theme.id, () => collection(marks, theme))) },
    layers: [
      {
        id: 'clusters',
        type: 'symbol',
        source: 'clusters',
        layout: {
          'icon-image': ['get', 'image'],
          'icon-allow-overlap': true,
          'text-field': ['get', 'text'],
          'text-font': FONT_BOLD,
          'text-size': ['get', 'size'],
          'text-allow-overlap': true,
          'symbol-sort-key': ['get', 'count'],
        },
        paint: {
          'text-color': theme.map.discText,
          'icon-opacity': ['case', ['==', ['get', 'dim'], 1], 0.28, 1],
          'text-opacity': ['case', ['==', ['get', 'dim'], 1], 0.4, 1],
        },
      },
    ],
    legend: progressLegend(theme),
  };
}

const SHAPES: Record<Progress, 'ring' | 'circle' | 'triangle' | 'square'> = {
  done: 'ring',
  inHand: 'circle',
  nearDeadline: 'triangle',
  overdue: 'square',
};

/** The four pictures of an incident's clock, shape and colour together. */
function progressLegend(theme: Theme): LegendEntry {
  return {
    id: 'progress',
    titleKey: 'layer.incidents',
    inline: true,
    rows: PROGRESSES.map((progress) => ({
      swatch: { kind: 'shape', shape: SHAPES[progress], colour: theme.progress[progress] },
      labelKey: `progress.${progress}`,
      ...(progress === 'done' && { hintKey: 'progressNote.done' }),
    })),
  };
}
