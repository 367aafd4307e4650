/** Hosts of the operator's own network (`host` or `host:port`) that may be called although they are not public. */
export class PrivateHosts {
  constructor(private readonly allowed: readonly string[]) {}

  /** `port` as a URL has it: empty for the protocol's own. */
  has(hostname: string, port: string): boolean {
    const host = hostname.toLowerCase();
    return this.allowed.some((entry) => entry === host || (port !== '' && entry === `${host}:${port}`));
  }
}
