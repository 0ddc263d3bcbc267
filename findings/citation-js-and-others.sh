#!/usr/bin/env bash
# @citation-js/core 0.8.2 with plugin-bibtex 0.8.2 and plugin-ris 0.8.2
#
# BibTeX ends a list of authors with "and others" where it was cut: the words are no name (btxdoc, section 4). plugin-bibtex makes a person of
# the family "others" of them. CSL-JSON and RIS that it writes then name that person as an author; in BibTeX it comes back as "{others}",
# in braces, which BibTeX takes for the name of a body. In a network of co-authors "others" becomes the most connected author of all.
#
# Seen:
#   CSL     [{"given":"Jo","family":"Roe"},{"family":"others"}]
#   RIS     AU  - Roe, Jo / AU  - others
#   BibTeX  author = {Roe, Jo and {others}}
# Wanted: one author, and a sign that there are more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts \
  @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2

cat >try.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
const cite = new Cite('@article{a, author = {Roe, Jo and others}, title = {Tides}, journal = {Sea}, year = 2001}');
const lines = (text, wanted) => text.split('\n').map((line) => line.trim()).filter((line) => wanted.test(line)).join(' / ');
console.log('CSL     ' + JSON.stringify(cite.data[0].author));
console.log('RIS     ' + lines(cite.format('ris'), /^AU/));
console.log('BibTeX  ' + lines(cite.format('bibtex'), /^author/).replace(/,$/, ''));
JS

node try.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
CSL     [{"given":"Jo","family":"Roe"},{"family":"others"}]
RIS     AU  - Roe, Jo / AU  - others
BibTeX  author = {Roe, Jo and {others}}
SEEN
echo 'as before'
