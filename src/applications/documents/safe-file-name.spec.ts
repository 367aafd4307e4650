import { describe, expect, it } from '@jest/globals';
import { safeFileName } from './safe-file-name.js';

describe('safeFileName', () => {
  it.each([
    ['Lebenslauf Zoë.pdf', 'Lebenslauf Zoë.pdf'],
    ['../../etc/passwd', 'etcpasswd'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
    ['a\r\nSet-Cookie: b.pdf', 'aSet-Cookie b.pdf'],
    ['.htaccess', 'htaccess'],
    ['', 'document'],
    [undefined, 'document'],
  ])('makes %j safe: %s', (given, name) => expect(safeFileName(given)).toBe(name));

  it('shortens a long name and keeps its ending (trust 33a)', () => {
    const name = safeFileName(`${'ü'.repeat(300)}.pdf`);
    expect(name).toHaveLength(200);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
