export { Deck, MapView } from '@deck.gl/core';
export { DataFilterExtension } from '@deck.gl/extensions';
export { ScatterplotLayer } from '@deck.gl/layers';
