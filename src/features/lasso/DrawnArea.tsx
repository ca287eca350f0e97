import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { mapScale } from '../../map/map-scale.ts';
import { pathOf, type ScreenPoint } from './ring-of-stroke.ts';
import * as styles from './Lasso.module.css';

/** The chosen area over the map; it follows every movement of the map in the same frame. */
export function DrawnArea(props: {
  map: MapLibreMap;
  ring: readonly (readonly [number, number])[];
  isDimmed: boolean;
}) {
  const { map, ring } = props;
  const path = useRef<SVGPathElement>(null);
  useEffect(() => {
    let scale = mapScale();
    const follow = () => {
      const points = ring.map(([longitude, latitude]): ScreenPoint => {
        const { x, y } = map.project([longitude, latitude]);
        return [x * scale, y * scale];
      });
      path.current?.setAttribute('d', pathOf(points, true));
    };
    follow();
    map.on('move', follow);
    const rescale = () => {
      scale = mapScale();
      follow();
    };
    map.on('resize', rescale);
    return () => {
      map.off('move', follow);
      map.off('resize', rescale);
    };
  }, [map, ring]);
  return (
    <svg className={styles.area} data-dimmed={props.isDimmed} aria-hidden="true">
      <path ref={path} />
    </svg>
  );
}
