import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../config/config.js';
import type { Mail } from './mail.js';

const TIMEOUT_MS = 15_000;

/** Sends mail by `SMTP_URL`; without one, each mail becomes an `.eml` file under the data directory. */
@Injectable()
export class Mailer {
  constructor(private readonly config: Config) {}

  async send(mail: Mail): Promise<void> {
    const message = { from: { name: this.config.operator.name, address: this.config.mail.from }, ...mail };
    const { smtpUrl } = this.config.mail;
    if (smtpUrl) await this.transportTo(smtpUrl).sendMail(message);
    else await this.writeFile(message);
  }

  private transportTo(url: string) {
    return createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  private async writeFile(message: object): Promise<void> {
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true });
    const { message: eml } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    await writeFile(join(folder, `${uuidv7()}.eml`), eml as Buffer, { mode: 0o600 });
  }
}
