/** Says that a file cannot be read on from here. */
export class Damage extends Error {
  constructor(
    readonly where: string,
    what: string,
  ) {
    super(what);
  }
}
