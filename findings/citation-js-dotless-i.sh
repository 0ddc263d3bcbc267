#!/usr/bin/env bash
# @citation-js/core 0.8.2 with plugin-bibtex 0.8.2
#
# In LaTeX an accent over "i" is written over the letter without its dot: {\'\i}. plugin-bibtex turns the two into U+0131 (dotless i) and
# U+0301, which no normal form of Unicode joins to U+00ED. A name in such a file and the same name from a catalogue differ in every
# comparison by characters, and a search for one does not find the other. Other accents (\'{a}, \~n) come out as one letter.
#
# Seen:
#   Martı́nez   4d 61 72 74 131 301 6e 65 7a   equal to Martínez in NFC: false, in NFKC: false
#   Ibáñez     49 62 e1 f1 65 7a              equal to Ibáñez in NFC: true, in NFKC: true
# Wanted: U+00ED.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat >try.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
const show = (written, name) => {
  const cite = new Cite(`@book{a, author = {${written}, Ana}, title = {Tides}, year = 2001}`);
  const { family } = cite.data[0].author[0];
  const codes = [...family].map((letter) => letter.codePointAt(0).toString(16)).join(' ');
  const equal = (form) => family.normalize(form) === name.normalize(form);
  console.log(`${codes}: ${equal('NFC')} ${equal('NFKC')}`);
};
show(String.raw`Mart{\'\i}nez`, 'Mart\u00ednez');
show(String.raw`Mart\'{\i}nez`, 'Mart\u00ednez');
show(String.raw`Ib\'{a}\~nez`, 'Ib\u00e1\u00f1ez');
JS

node try.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
4d 61 72 74 131 301 6e 65 7a: false false
4d 61 72 74 131 301 6e 65 7a: false false
49 62 e1 f1 65 7a: true true
SEEN
echo 'as before'
