import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('html', () => {
  it('escapes whatever is not markup of its own', () => {
    const wicked = `"><script>alert('1')</script>&`;
    expect(html`<p title="${wicked}">${wicked}</p>`.markup).not.toMatch(/<script|"><|'/);
  });

  it('nests, repeats and leaves out', () => {
    const rows = ['a', 'b'].map((row) => html`<li>${row}</li>`);
    const list = html`<ul>${rows}</ul>${null}${false}${0}`;
    expect(list.markup).toBe('<ul><li>a</li><li>b</li></ul>0');
  });
});
