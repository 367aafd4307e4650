import { describe, expect, it } from '@jest/globals';
import { safeHtml } from './safe-html.js';

describe('safeHtml', () => {
  it('keeps what a job ad is made of', () => {
    const html =
      '<h2>Aufgaben</h2><ul><li><strong>Kochen</strong> &amp; <em>Backen</em></li></ul><p>a<br />b</p>';
    expect(safeHtml(html)).toBe(html);
  });

  it('removes scripts with their text, handlers, styles and frames', () => {
    const html =
      '<p onclick="steal()" style="position:fixed">a</p><script>steal()</script><style>p{}</style><iframe src="https://x.test"></iframe><img src=x onerror=steal()>';
    expect(safeHtml(html)).toBe('<p>a</p>');
  });

  it('keeps links only to where a link may lead', () => {
    expect(safeHtml('<a href="https://muster.test/a?b=1&amp;c=2" target="_top">a</a>')).toBe(
      '<a href="https://muster.test/a?b=1&amp;c=2" rel="noopener nofollow">a</a>',
    );
    for (const href of ['javascript:steal()', ' jAvA\tscript:steal()', 'data:text/html,x', '//evil.test']) {
      expect(safeHtml(`<a href="${href}">a</a>`)).toBe('<a rel="noopener nofollow">a</a>');
    }
  });

  it('closes what is left open and escapes what is no tag', () => {
    expect(safeHtml('<p>1 < 2 <b>x')).toBe('<p>1 &lt; 2 <b>x</b></p>');
  });

  it('changes nothing the second time', () => {
    const once = safeHtml('<h1>a</h1><a href="mailto:eva@muster.test">b</a><p>&lt;script&gt;</p>');
    expect(safeHtml(once)).toBe(once);
  });
});
