import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came back for bytes that no well-behaved client would send. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Sends a request byte by byte as it is given: its line, its headers, its body. */
export async function rawRequest(
  url: string,
  line: string,
  headers: readonly string[],
  body: string | Buffer = '',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [
    `${line} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]));
  const answer = await text(socket);
  const [top = '', ...rest] = answer.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(top)?.[1]),
    contentType: /^content-type: ([^;\r]*)/im.exec(top)?.[1] ?? '',
    body: rest.join('\r\n\r\n'),
  };
}
