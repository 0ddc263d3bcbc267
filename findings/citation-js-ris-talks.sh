#!/usr/bin/env bash
# @citation-js/core 0.8.2 with plugin-ris 0.8.2 and plugin-bibtex 0.8.2
#
# A talk in RIS (TY CONF or CPAPER) has its year in PY and the proceedings in T2, as databases write it. plugin-ris takes T2 as the title
# of the event alone, and PY of a CONF as the date of the event; neither container-title nor issued is set. plugin-bibtex writes neither
# of them: on the way from RIS to BibTeX the talk loses its book, and as CONF its year, so that it falls off every timeline.
#
# Seen:
#   CONF    issued: -, event-date: 2001, container-title: -, event-title: Proceedings of Tides; BibTeX has author, title
#   CPAPER  issued: 2001, event-date: -, container-title: -, event-title: Proceedings of Tides; BibTeX has author, year, title
#   JOUR    issued: 2001, event-date: -, container-title: Proceedings of Tides, event-title: -; BibTeX has author, journal, year, title
# Wanted: year and booktitle in BibTeX.
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
for (const type of ['CONF', 'CPAPER', 'JOUR']) {
  const lines = [`TY  - ${type}`, 'TI  - A talk', 'AU  - Roe, Jo', 'T2  - Proceedings of Tides', 'PY  - 2001', 'ER  - ', ''];
  const cite = new Cite(lines.join('\r\n'));
  const item = cite.data[0];
  const year = (date) => date?.['date-parts']?.[0]?.[0] ?? '-';
  const fields = [...cite.format('bibtex').matchAll(/^\s+(\w+) = /gm)].map((match) => match[1]).sort();
  console.log(
    `${type}: ${year(item.issued)}, ${year(item['event-date'])}, ${item['container-title'] ?? '-'}, ${item['event-title'] ?? '-'}; ${fields.join(' ')}`,
  );
}
JS

node try.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
CONF: -, 2001, -, Proceedings of Tides; author title
CPAPER: 2001, -, -, Proceedings of Tides; author title year
JOUR: 2001, -, Proceedings of Tides, -; author journal title year
SEEN
echo 'as before'
