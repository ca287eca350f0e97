/** Something that stops a whole layer: an unreadable file, a wrong header, no valid row. Nothing of it is kept. */
export class LayerFault extends Error {
  override readonly name = 'LayerFault';
}
