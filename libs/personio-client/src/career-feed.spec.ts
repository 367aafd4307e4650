import { describe, expect, it } from '@jest/globals';
import { readCareerFeed } from './career-feed.js';

const feed = (positions: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>${positions}</workzag-jobs>`;

describe('readCareerFeed', () => {
  it('reads ids as text and names, and passes over descriptions', () => {
    const description =
      '<jobDescriptions><jobDescription><name>x</name><value><![CDATA[<p>&nbsp;</p>]]></value></jobDescription></jobDescriptions>';
    const xml = feed(
      `<position><id>1234567</id><name>Pflegekraft &lt;m/w/d&gt;</name>${description}</position><position><id>8</id><name><![CDATA[R&D]]></name></position>`,
    );
    expect(readCareerFeed(xml)).toEqual([
      { id: '1234567', name: 'Pflegekraft <m/w/d>' },
      { id: '8', name: 'R&D' },
    ]);
  });

  it('leaves out positions without a usable id', () => {
    expect(
      readCareerFeed(
        feed('<position><id>abc</id></position><position><name>y</name></position><position>7</position>'),
      ),
    ).toEqual([]);
  });

  it('expands no entities (trust 33a)', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed('<position><id>1</id><name>&b;</name></position>').slice(38)}`;
    expect(readCareerFeed(bomb)).toBeNull();
    expect(readCareerFeed(feed('<position><id>1</id><name>&b;&#65;</name></position>'))).toEqual([
      { id: '1', name: '&b;&#65;' },
    ]);
  });

  it.each(['', 'not xml', '<html><body/></html>', '<workzag-jobs><position>', '{"jobs":[]}'])(
    'is no feed: %s',
    (text) => {
      expect(readCareerFeed(text)).toBeNull();
    },
  );
});
