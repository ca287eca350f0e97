import type { FigureRecord } from '../../../../../src/schemas/figures.ts';
import { fraudFigures } from './fraud.ts';
import { hetangFigures } from './hetang.ts';
import { pickpocketFigures } from './pickpockets.ts';
import { qingshuitangFigures } from './qingshuitang.ts';
import { rumourFigures } from './rumours.ts';
import { shifengFigures } from './shifeng.ts';
import { tianyuanFigures } from './tianyuan.ts';
import { xijunFigures } from './xijun.ts';

/** Every published figure of the bundled city, with its check (`figures.json`). */
export const figures: FigureRecord[] = [
  ...hetangFigures,
  ...shifengFigures,
  ...qingshuitangFigures,
  ...tianyuanFigures,
  ...xijunFigures,
  ...pickpocketFigures,
  ...fraudFigures,
  ...rumourFigures,
];
