/** Something that says when it changes, as a store does. */
export interface Changing {
  subscribe(listener: () => void): () => void;
}
