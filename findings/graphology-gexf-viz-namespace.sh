#!/usr/bin/env bash
# graphology-gexf 0.13.2 with graphology 0.26.0; @xmldom/xmldom 0.9.12 as the reader
#
# The writer makes a GEXF 1.2 document where nothing else is asked, and binds the prefix of colours, sizes and places in it to
# "http:///www.gexf.net/1.1draft/viz": of version 1.1, and with a third slash. GEXF 1.2 has "http://www.gexf.net/1.2draft/viz". Readers
# that look at prefixes see nothing of it; those that look at namespaces, as XML asks, find no colour, size or place in the file. A
# document of version 1.3 is bound as it should be.
#
# Seen: version: address; colours in the namespace of 1.1, of 1.2, of 1.3, by the prefix
#   1.2: http:///www.gexf.net/1.1draft/viz; 0 0 0 1
#   1.3: http://gexf.net/1.3/viz; 0 0 1 1
# Wanted: 0 1 0 1 for 1.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts \
  graphology@0.26.0 graphology-types@0.24.8 graphology-gexf@0.13.2 @xmldom/xmldom@0.9.12

cat >try.mjs <<'JS'
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import { DOMParser } from '@xmldom/xmldom';
const graph = new Graph();
graph.addNode('a', { label: 'Tides', color: '#336699', size: 3, x: 1, y: 2 });
for (const options of [{}, { version: '1.3' }]) {
  const text = gexf.write(graph, options);
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const count = (namespace) => document.getElementsByTagNameNS(namespace, 'color').length;
  const versions = ['http://www.gexf.net/1.1draft/viz', 'http://www.gexf.net/1.2draft/viz', 'http://gexf.net/1.3/viz'];
  const counts = [...versions.map(count), document.getElementsByTagName('viz:color').length];
  const { documentElement: root } = document;
  console.log(`${root.getAttribute('version')}: ${root.getAttribute('xmlns:viz')}; ${counts.join(' ')}`);
}
JS

node try.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
1.2: http:///www.gexf.net/1.1draft/viz; 0 0 0 1
1.3: http://gexf.net/1.3/viz; 0 0 1 1
SEEN
echo 'as before'
