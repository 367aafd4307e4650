/** A partner whose credentials are asked for, and the values in the order of the form. */
export interface AskedValues {
  /** In paths of the API. */
  partner: string;
  /** As the partner writes it. */
  partnerName: string;
  /** A verification can send an application that has to be removed there. */
  takesTestApplication: boolean;
  fields: readonly { name: string; label: string }[];
}
