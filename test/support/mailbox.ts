import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import type { TestHub } from './test-hub.ts';

/** The token of the newest link of this page that was mailed to somebody; waits for mail number `count`. */
export async function mailedToken(hub: TestHub, page: string, email: string, count = 1): Promise<string> {
  const mails = await eventually(`mail ${count} to ${email}`, async () => {
    const found = (await mailsTo(hub, email)).filter((mail) => mail.includes(`/${page}#token=`));
    return found.length >= count && found;
  });
  return /#token=([\w-]+)/.exec(mails.at(-1) ?? '')?.[1] ?? '';
}

/** What the hub wrote to somebody, oldest first. */
export async function mailsTo(hub: TestHub, email: string): Promise<string[]> {
  const folder = join(hub.dataDir, 'mail');
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const mails = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.map(decoded).filter((mail) => mail.includes(`To: ${email}`));
}

/** Undoes quoted-printable. */
const decoded = (mail: string): string => {
  const bytes = mail
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
