import { describe, expect, it } from '@jest/globals';
import { mailTo, mailToDesk } from './mail-texts.js';

const message = {
  kind: 'support-request.created',
  subject: { en: 'New request', de: 'Neue Anfrage' },
  body: { en: 'Muster GmbH asks for JOIN.', de: 'Muster GmbH fragt JOIN an.' },
};
const sender = { name: 'Andock', url: 'https://hub.example.org' };
const person = { id: '1', email: 'manager@muster.test', name: 'Manager' };

describe('a mail', () => {
  it('is in the language of its person and says where the console is', () => {
    expect(mailTo({ ...person, language: 'de' }, [message], sender)).toEqual({
      to: 'manager@muster.test',
      subject: 'Neue Anfrage',
      text: 'Muster GmbH fragt JOIN an.\n\n-- \nAndock\nhttps://hub.example.org\n',
    });
    expect(mailTo({ ...person, language: 'en' }, [message], sender).subject).toBe('New request');
  });

  it('gathers what came together', () => {
    const mail = mailTo({ ...person, language: 'de' }, [message, message], sender);
    expect(mail.subject).toBe('Andock: 2 Mitteilungen');
    expect(mail.text.match(/Neue Anfrage\nMuster GmbH fragt JOIN an\./g)).toHaveLength(2);
  });

  it('is in both languages for the support desk', () => {
    const mail = mailToDesk('support@andock.test', message, sender);
    expect(mail.subject).toBe('Neue Anfrage / New request');
    expect(mail.text).toMatch(/^Muster GmbH fragt JOIN an\.\n\nMuster GmbH asks for JOIN\.\n/);
  });
});
