import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import { htmlOf } from './html-of.js';
import type { Mail } from './mail.js';

/** The mail server took too long, or sends its answers byte by byte. */
class MailServerTooSlow extends Error {}

/** Sends mail by `SMTP_URL`, as text and HTML; without one, each mail becomes an `.eml` file under the data directory. */
@Injectable()
export class Mailer {
  constructor(private readonly config: Config) {}

  /** Rejects when the server has not taken it within the deadline, whatever the server does. */
  async send(mail: Mail): Promise<void> {
    const { operator, mail: settings } = this.config;
    const message = {
      from: { name: operator.name, address: settings.from },
      html: htmlOf(mail.text, { operator: operator.name }),
      ...mail,
    };
    if (settings.smtpUrl) await this.sendWithin(settings.timeoutMs, settings.smtpUrl, message);
    else await this.writeFile(message);
  }

  private async sendWithin(timeoutMs: number, url: string, message: object): Promise<void> {
    const transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new MailServerTooSlow(`No answer within ${timeoutMs} ms`)), timeoutMs);
    });
    try {
      await Promise.race([transport.sendMail(message), late]);
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  }

  private async writeFile(message: object): Promise<void> {
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    const { message: eml } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    await writeFile(join(folder, `${uuidv7()}.eml`), eml as Buffer, { mode: 0o600 });
  }
}
