import { describe, expect, it } from '@jest/globals';
import { htmlOf } from './html-of.js';

const page = (text: string) => htmlOf(text, { operator: 'Hub & Söhne' });

describe('the HTML of a mail', () => {
  it('holds the same words, paragraph by paragraph and line by line', () => {
    expect(page('Erste Zeile\nzweite Zeile\n\nZweiter Absatz')).toContain('Erste Zeile<br>zweite Zeile</p>');
    expect(page('x')).toContain('Hub &amp; Söhne');
  });

  it('shows what somebody wrote as text, never as markup', () => {
    const html = page('<img src=x onerror=alert(1)> & "quoted"');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;');
    expect(html).not.toContain('<img');
  });

  it('links web addresses, without the stop behind them, and nothing else', () => {
    const html = page('See https://hub.example.org/a?b=1&c=2. Not javascript:alert(1)');
    expect(html).toContain('<a href="https://hub.example.org/a?b=1&amp;c=2"');
    expect(html).toContain('</a>. Not javascript:alert(1)');
  });
});
