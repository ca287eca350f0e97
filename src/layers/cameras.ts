import type { FeatureCollection, Point } from 'geojson';
import type { CameraRecord } from '../schemas/cameras.ts';
import type { ShapeName } from '../themes/shapes.ts';
import { cachedBy } from './style/cached-by.ts';
import { collection, geojsonSource, pointFeature } from './style/geojson.ts';
import { imageName, shapePath, type LayerImages } from './style/images.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

/** Zoom from which a camera is a symbol; farther away it is a grain of dust. */
const SYMBOL_ZOOM = 12.4;

/** What the map says of a status: working, not working, or taken down. */
function stateOf(status: CameraRecord['status']): 'on' | 'off' | 'gone' {
  if (status === 'online') return 'on';
  return status === 'removed' ? 'gone' : 'off';
}

function cameraPoints(cameras: readonly CameraRecord[]): FeatureCollection<Point> {
  return cachedBy(cameras, 'points', () =>
    collection(
      cameras.flatMap(({ gbId, point, pointClass, status }) =>
        point === undefined
          ? []
          : [pointFeature(point, { camera: gbId, pointClass, state: stateOf(status) })],
      ),
    ),
  );
}

const SHAPES: Readonly<Record<string, { shape: ShapeName; radius: number }>> = {
  '1': { shape: 'square', radius: 7 },
  '2': { shape: 'diamond', radius: 6.4 },
  '3': { shape: 'circle', radius: 5 },
  '9': { shape: 'circle', radius: 4 },
};

/** Size and shape by class; what does not work is grey with a cross, what was taken down is hollow. */
const cameraImages: LayerImages = {
  prefix: 'camera',
  sizePx: 24,
  paint: (context, theme, [pointClass = '', state]) => {
    const { shape, radius } = SHAPES[pointClass] ?? { shape: 'circle', radius: 4 };
    const works = state === 'on';
    const colour = works ? theme.map.camera : theme.map.cameraOff;
    shapePath(context, shape, radius);
    context.lineWidth = 3.5;
    context.strokeStyle = theme.map.cameraRim;
    context.stroke();
    context.fillStyle = works ? colour : theme.map.cameraRim;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
    context.beginPath();
    if (works) {
      context.arc(0, 0, radius * 0.34, 0, 2 * Math.PI);
      context.fillStyle = theme.map.cameraRim;
      context.fill();
    } else if (state === 'off') {
      const reach = radius * 0.5;
      context.moveTo(-reach, -reach);
      context.lineTo(reach, reach);
      context.moveTo(reach, -reach);
      context.lineTo(-reach, reach);
      context.stroke();
    }
  },
};

/** Video points: size and shape by class, colour and a cross by status; thinned to dust from afar. */
export const cameras = defineLayer({
  id: 'cameras',
  shownWith: ['cameras', 'cameraSectors'],
  needs: ['cameras'],
  wants: [],
  code: NO_CODE,
  data: ({ cameras: records }) => ({ points: cameraPoints(records), all: records.length }),
  style: ({ points }, theme) => ({
    sources: { cameras: geojsonSource(points) },
    layers: [
      {
        id: 'cameras-dust',
        type: 'circle',
        source: 'cameras',
        maxzoom: SYMBOL_ZOOM,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 12, 1.9],
          'circle-color': ['match', ['get', 'state'], 'on', theme.map.camera, theme.map.cameraOff],
          'circle-opacity': ['match', ['get', 'state'], 'on', 0.75, 0.9],
        },
      },
      {
        id: 'cameras',
        type: 'symbol',
        source: 'cameras',
        minzoom: SYMBOL_ZOOM,
        layout: {
          'icon-image': imageName('camera', theme, 'pointClass', 'state'),
          'icon-size': ['interpolate', ['linear'], ['zoom'], 12.4, 0.55, 15, 0.95, 17, 1.15],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
    ],
  }),
  legend: ({ points, all }, theme) => {
    const { camera, cameraOff } = theme.map;
    return {
      id: 'cameras',
      titleKey: 'layer.cameras',
      noteKey: 'legend.cameraNote',
      noteValues: { n: all, unplaced: all - points.features.length },
      inline: true,
      rows: [
        { swatch: { kind: 'shape', shape: 'square', colour: camera }, labelKey: 'camera.class1' },
        { swatch: { kind: 'shape', shape: 'diamond', colour: camera }, labelKey: 'camera.class2' },
        { swatch: { kind: 'shape', shape: 'circle', colour: camera }, labelKey: 'camera.class3' },
        {
          swatch: { kind: 'shape', shape: 'circle', colour: cameraOff, crossed: true },
          labelKey: 'camera.off',
        },
      ],
    };
  },
  pick: {
    styleLayers: ['cameras'],
    as: 'point',
    selection: ({ camera }) => ({ kind: 'camera', id: String(camera) }),
  },
  images: cameraImages,
});
