/**
 * Named and numeric character references. The names are those of HTML 4 (https://www.w3.org/TR/html4/sgml/entities.html) and the
 * letters of ISO Latin 2 that catalogues use; a name stands for one character, so that nothing that is decoded can grow.
 */

/** Code of the first character, then the names of it and of those that follow. */
const RUNS = [
  `a0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
  cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave
  Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
  acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml
  divide oslash ugrave uacute ucirc uuml yacute thorn yuml Amacr amacr Abreve abreve Aogon aogon Cacute cacute`,
  '10c Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr',
  '118 Eogon eogon Ecaron ecaron',
  '11e Gbreve gbreve',
  '12a Imacr imacr',
  '130 Idot inodot',
  '139 Lacute lacute',
  '13d Lcaron lcaron',
  '141 Lstrok lstrok Nacute nacute',
  '147 Ncaron ncaron',
  '14c Omacr omacr',
  '150 Odblac odblac OElig oelig Racute racute',
  '158 Rcaron rcaron Sacute sacute',
  '15e Scedil scedil Scaron scaron Tcedil tcedil Tcaron tcaron',
  '16a Umacr umacr',
  '16e Uring uring Udblac udblac',
  '178 Yuml Zacute zacute Zdot zdot Zcaron zcaron',
  '192 fnof',
  '2c6 circ',
  '2dc tilde',
  '391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho',
  '3a3 Sigma Tau Upsilon Phi Chi Psi Omega',
  `3b1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi
  omega`,
  '3d1 thetasym upsih',
  '3d6 piv',
  '2002 ensp emsp',
  '2009 thinsp',
  '200c zwnj zwj lrm rlm',
  '2013 ndash mdash',
  '2018 lsquo rsquo sbquo',
  '201c ldquo rdquo bdquo',
  '2020 dagger Dagger bull',
  '2026 hellip',
  '2030 permil',
  '2032 prime Prime',
  '2039 lsaquo rsaquo',
  '203e oline',
  '2044 frasl',
  '20ac euro',
  '2111 image',
  '2118 weierp',
  '211c real',
  '2122 trade',
  '2135 alefsym',
  '2190 larr uarr rarr darr harr',
  '21b5 crarr',
  '21d0 lArr uArr rArr dArr hArr',
  '2200 forall',
  '2202 part exist',
  '2205 empty',
  '2207 nabla isin notin',
  '220b ni',
  '220f prod',
  '2211 sum minus',
  '2217 lowast',
  '221a radic',
  '221d prop infin',
  '2220 ang',
  '2227 and or cap cup int',
  '2234 there4',
  '223c sim',
  '2245 cong',
  '2248 asymp',
  '2260 ne equiv',
  '2264 le ge',
  '2282 sub sup nsub',
  '2286 sube supe',
  '2295 oplus',
  '2297 otimes',
  '22a5 perp',
  '22c5 sdot',
  '2308 lceil rceil lfloor rfloor',
  '27e8 lang rang',
  '25ca loz',
  '2660 spades',
  '2663 clubs',
  '2665 hearts diams',
];

/** Name without "&" and ";" -> the character. */
export const NAMED_CHARACTERS: ReadonlyMap<string, string> = readRuns();

/** What bytes 80 to 9f mean in windows-1252; whoever writes such a code means that, not a control character. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function readRuns(): Map<string, string> {
  const names = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ]);
  for (const run of RUNS) {
    const [first, ...rest] = run.split(/\s+/);
    for (const [i, name] of rest.entries()) names.set(name, String.fromCodePoint(parseInt(first!, 16) + i));
  }
  return names;
}

/** Replaces the control characters 80 to 9f by what they mean in windows-1252. */
export function readWindowsCharacters(text: string): string {
  return /[\u0080-\u009f]/.test(text)
    ? text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char)
    : text;
}

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,7})|([A-Za-z][A-Za-z\d]{1,31}));/g;

/** Decodes references once; one that is not known, and a "&" by itself, stay as they are. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED_CHARACTERS.get(name) ?? all;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    if (code >= 0x80 && code <= 0x9f) return WINDOWS[code - 0x80] ?? '';
    // Neither characters nor halves of one; what is left of the controls is cleaned away later.
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? ''
      : String.fromCodePoint(code);
  });
}
