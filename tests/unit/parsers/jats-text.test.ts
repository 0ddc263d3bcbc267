import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanParagraphs, cleanText } from '../../../src/lib/parsers/clean-text';
import { escapeMarkup, inlineText, jatsToText } from '../../../src/lib/parsers/xml/jats-text';

describe('jatsToText', () => {
  it.each([
    ['<jats:p>One.</jats:p><jats:p>Two.</jats:p>', 'One.\n\nTwo.'],
    ['<jats:title>Abstract</jats:title><jats:p>Text\n  over lines.</jats:p>', 'Text over lines.'],
    ['<title>Résumé.</title><p>Texte.</p>', 'Texte.'],
    [
      '<sec><title>Aims</title><p>A.</p></sec>\n<sec><title>Ends?</title>\n<p>B.</p></sec>',
      'Aims: A.\n\nEnds? B.',
    ],
    ['H<jats:sub>2</jats:sub>O at <jats:italic>T</jats:italic> &lt; 5', 'H2O at T < 5'],
    [
      '<p>x <jats:alternatives><jats:tex-math>$$a^2$$</jats:tex-math><mml:math><mml:mi>a</mml:mi><mml:mn>2</mml:mn></mml:math></jats:alternatives> y</p>',
      'x a2 y',
    ],
    ['<jats:tex-math>$b$</jats:tex-math> alone', '$b$ alone'],
    [
      'a < b and <script>c</script> &copy; &#8211; &#x2013; &#0;',
      'a < b and <script>c</script> &copy; – – &#0;',
    ],
    ['Plain.\n\nText.', 'Plain.\n\nText.'],
    [
      '<jats:list><jats:list-item><jats:p>a</jats:p></jats:list-item><jats:list-item>b</jats:list-item></jats:list>',
      'a\n\nb',
    ],
    ['<jats:title>Unclosed', 'Unclosed'],
    ['<jats:title', '<jats:title'],
  ])('%s', (text, plain) => expect(jatsToText(text)).toBe(plain));

  it('ends soon for any text', () => {
    for (const part of ['<', '<jats:title>', '<jats:tex-math>', '<a ', '&#', '</p>'])
      expect(jatsToText(part.repeat(50_000))).toBeDefined();
  });
});

describe('inlineText', () => {
  it('keeps tags that only mean something in an abstract', () => {
    expect(inlineText('The <title> tag &amp; <i>others</i>')).toBe('The <title> tag & others');
    expect(inlineText('<jats:italic>E.</jats:italic> <mml:mi>x</mml:mi>')).toBe('E. x');
  });
});

describe('escapeMarkup', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('<i>', '</p>', '&amp;', '&lt;', '&#39;', '<', '&', ';', '\n\n'),
      ),
    )
    .map((parts) => parts.join(''));

  it('makes any text safe to read back', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(inlineText(escapeMarkup(cleanText(raw)))).toBe(cleanText(raw));
        expect(jatsToText(escapeMarkup(cleanParagraphs(raw)))).toBe(cleanParagraphs(raw));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves text without mark-up as it is', () => {
    expect(escapeMarkup('R&D: 1 < 2 & 3 > 2')).toBe('R&D: 1 < 2 & 3 > 2');
  });
});
