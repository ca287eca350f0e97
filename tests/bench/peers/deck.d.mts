/* The little of deck.gl that the bench uses, so that it can be checked where deck.gl's extensions are not installed. */

export declare const MapView: new (options: { readonly repeat: boolean }) => object;
export declare const DataFilterExtension: new (options: { readonly filterSize: number }) => object;
export declare const ScatterplotLayer: new (options: object) => object;

export declare class Deck {
  constructor(options: object);
  setProps(options: object): void;
}
