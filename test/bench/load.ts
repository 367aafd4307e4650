import autocannon from 'autocannon';

/** What one round of load measured. */
export interface Load {
  /** Answers per second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const CONNECTIONS = 32;

/** Drives a server with 32 connections, or as many as are asked for, for some seconds; any answer but the expected one is an error. */
export async function load(
  url: string,
  seconds: number,
  requests: autocannon.Request[],
  expected: number,
  connections = CONNECTIONS,
): Promise<Load> {
  const result = await autocannon({ url, connections, duration: seconds, requests });
  const good = result.statusCodeStats?.[`${expected}`]?.count ?? 0;
  if (good === 0 || good !== result.requests.total) {
    throw new Error(`${url}: expected ${expected} only, got ${JSON.stringify(result.statusCodeStats)}`);
  }
  return { rate: good / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}
