import { LAYERS } from '../../layers/index.ts';

/** What fetches the code that each layer needs when it is first shown. */
export const layerCode = (): (() => Promise<void>)[] => LAYERS.map(({ code }) => code.fetch);
