import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBibtexNames } from '../../../src/lib/parsers/bibtex/bibtex-names';
import { latexToParagraphs, latexToText, latexToUrl } from '../../../src/lib/parsers/bibtex/latex-to-text';

describe('latexToText', () => {
  it.each([
    [`Erd{\\H o}s and R\\'enyi, {\\"O}nnud{\\'o}ttir`, 'Erdős and Rényi, Önnudóttir'],
    [`Ji{\\v{r}}{\\'{\\i}} {\\l}\\'{o}d\\'z \\c{c}a \\o re {\\th}{\\ae}{\\dh}i`, 'Jiří łódź ça øre þæði'],
    ["{\\.z}ycia jako{\\'s}ci", 'życia jakości'],
    ['$\\Sigma^{0}$ and H$_2$O, $x_{i}^2$', 'Σ⁰ and H₂O, xᵢ²'],
    ['H\\textsubscript{2}O, 4\\textsuperscript{th}, x\\textsuperscript{q}', 'H₂O, 4th, xq'],
    ['4$^{\\textrm{ème}}$ Congr{\\`e}s', '4ème Congrès'],
    ['\\textit{Natrix} {\\bf bold} \\emph{x}', 'Natrix bold x'],
    ["``quoted'' -- dash --- long", '“quoted” – dash — long'],
    ['R\\&D costs \\$5 and $10 to $20', 'R&D costs $5 and $10 to $20'],
    ['The {\\TeX}book, {\\LaTeX}', 'The TeXbook, LaTeX'],
    ['\\booktitle{Kept}, \\unknown', 'Kept, unknown'],
    ['a~b\\ c\\,d', 'a b c d'],
    ['<tex>$\\gamma$</tex> and <i>x</i> <unknown>', 'γ and x <unknown>'],
    ['R\\&amp;D, {\\&}amp; so on, &#946;, \\&lt; 5, \\&{}lt;', 'R&D, & so on, β, < 5, &lt;'],
    ['two\n   lines\tand  spaces ', 'two lines and spaces'],
    ['Swe{\\\\i}g, D\\\\"ead', 'Sweıg, Dëad'],
    ['\\textasciigrave{}, \\textbraceleft{}x\\textbraceright{}, -{}-', '`, {x}, --'],
  ])('%s', (latex, text) => {
    expect(latexToText(latex)).toBe(text);
  });

  it('leaves text without LaTeX as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const result = latexToText(text);
        expect(result).toBe(result.trim());
        if (/^[\p{L}\p{N} ]*$/u.test(text))
          expect(result).toBe(text.replace(/ +/g, ' ').trim().normalize('NFC'));
      }),
    );
  });

  it('does not nest without end', () => {
    expect(() => latexToText(`${"\\'{".repeat(50_000)}e${'}'.repeat(50_000)}`)).not.toThrow();
  });
});

describe('latexToParagraphs', () => {
  it('keeps paragraphs apart', () => {
    expect(latexToParagraphs('One\n  line.\n \n\nTwo {\\em words}.\\par\nThree \\parallel.')).toBe(
      'One line.\n\nTwo words.\n\nThree ∥.',
    );
  });
});

describe('latexToUrl', () => {
  it('undoes escapes only', () => {
    expect(latexToUrl('http://a.b/1\n http://a.b/2')).toBe('http://a.b/1');
    expect(latexToUrl('10.1002/x(1){\\textless}2::AID{\\textgreater}3')).toBe('10.1002/x(1)<2::AID>3');
    expect(latexToUrl('\\url{http://a.b/\\~{}c_d\\_e%20f--g}')).toBe('http://a.b/~c_d_e%20f--g');
  });
});

describe('parseBibtexNames', () => {
  it.each([
    ['Nees Jan van Eck', { family: 'Eck', given: 'Nees Jan', particle: 'van' }],
    ['van Eck, Nees Jan', { family: 'Eck', given: 'Nees Jan', particle: 'van' }],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      { family: 'Vallée Poussin', given: 'Charles Louis Xavier Joseph', particle: 'de la' },
    ],
    ['von Hicks, III, Michael', { family: 'Hicks', given: 'Michael', particle: 'von', suffix: 'III' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Milton {Abramowitz}', { family: 'Abramowitz', given: 'Milton' }],
    ['{World Health Organization}', { literal: 'World Health Organization' }],
    ['Corporation for Digital Scholarship', { literal: 'Corporation for Digital Scholarship' }],
    ['sudhin jacob', { family: 'jacob', given: 'sudhin' }],
    ['Plato', { literal: 'Plato' }],
    ["{\\'E}ric Gu{\\'e}rin", { family: 'Guérin', given: 'Éric' }],
  ])('%s', (raw, name) => {
    expect(parseBibtexNames(raw)).toEqual({ names: [name], more: false });
  });

  it('splits at "and" outside braces and across lines only', () => {
    const { names, more } = parseBibtexNames('A. Band\n\tand {Simon and Schuster} AND Candy, Q. and others');
    expect(names).toEqual([
      { family: 'Band', given: 'A.' },
      { literal: 'Simon and Schuster' },
      { family: 'Candy', given: 'Q.' },
    ]);
    expect(more).toBe(true);
  });
});
