/** Wrong key, wrong context, changed, cut or foreign bytes: which of them is deliberately not told. */
export class BoxDoesNotOpen extends Error {
  override readonly name = 'BoxDoesNotOpen';

  constructor() {
    super('The box does not open.');
  }
}
