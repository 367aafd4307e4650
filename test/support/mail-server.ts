import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

type Manner = 'takes' | 'refuses' | 'hangs';

/** A small mail server that keeps what it takes, and that can be down in two ways. */
export class MailServer {
  /** Each mail as it came over the wire. */
  readonly taken: string[] = [];
  /** By which those came in who showed some: `\\0user\\0password`. */
  readonly credentials: string[] = [];
  manner: Manner = 'takes';
  /** How often somebody began to speak with it. */
  calls = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.serve(socket));

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    mail.server.listen(0, '127.0.0.1');
    await once(mail.server, 'listening');
    return mail;
  }

  get url(): string {
    const address = this.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  /** What was taken, with quoted-printable undone. */
  get mails(): string[] {
    return this.taken.map((mail) =>
      Buffer.from(
        mail
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8'),
    );
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.calls += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    const { manner } = this;
    if (manner === 'hangs') return;
    socket.write('220 stand-in\r\n');
    let [body, rest] = [undefined as string | undefined, ''];
    socket.setEncoding('latin1').on('data', (piece: string) => {
      const lines = (rest + piece).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (body !== undefined && line !== '.') body += `${line}\n`;
        else if (body !== undefined) {
          this.taken.push(body);
          body = undefined;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(line) && manner === 'takes') {
          body = '';
          socket.write('354 go on\r\n');
        } else if (/^EHLO/i.test(line)) socket.write('250-stand-in\r\n250 AUTH PLAIN\r\n');
        else if (/^AUTH PLAIN /i.test(line)) {
          this.credentials.push(Buffer.from(line.slice('AUTH PLAIN '.length), 'base64').toString());
          socket.write('235 come in\r\n');
        } else if (/^(MAIL|RCPT|DATA)/i.test(line) && manner === 'refuses')
          socket.write(`451 not now: ${line.slice(0, 80)}\r\n`);
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 fine\r\n');
      }
    });
  }
}
