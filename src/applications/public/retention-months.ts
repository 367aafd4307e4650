/** Port: `privacy` implements it, so that candidates are told their organisation's own rule. */
export abstract class RetentionMonths {
  /** After so many months at the latest an application is erased. */
  abstract of(organisationId: string): Promise<number>;
}
