/** What a customer gave us to call Personio with. */
export interface PersonioCredentials {
  /** The customer's company ID, digits as text; sent as `X-Company-ID`. */
  readonly companyId: string;
  /** The static recruiting token; sent as a bearer token and never written into an exchange. */
  readonly accessToken: string;
}
